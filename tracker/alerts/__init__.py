"""What happened that somebody wants to know of, told once, by the ways of `alerts.yaml`."""
