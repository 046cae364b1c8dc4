"""How a guest behaves: robots.txt, delays, waiting when asked to, conditional requests."""
