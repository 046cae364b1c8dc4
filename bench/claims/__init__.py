"""How well claims are read."""
