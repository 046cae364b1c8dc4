"""A small, untidy news site on this machine, and the tracker's way through it."""
