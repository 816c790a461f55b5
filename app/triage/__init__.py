"""The JSON triage endpoint: answers in, a conclusion out, nothing stored."""
