"""Backups: a folder of files by their sums, and a list of what was where, once a backup."""
