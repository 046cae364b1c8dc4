"""How well the fields of articles are read, on invented pages of known truth and on saved ones."""
