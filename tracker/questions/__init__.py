"""The questions behind `tracker claims`, `tracker trends` and `tracker compare`, with their SQL."""
