"""Tests of the three layers; the folders mirror them."""
