"""Speed and memory, side by side with named peers in one run, on demand: `make bench`. Nothing here judges a change."""
