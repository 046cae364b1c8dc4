"""Live access to the newest copy, for clients of other programs and machines."""
