"""The questions behind `tracker trends` and `tracker compare`, with their SQL."""
