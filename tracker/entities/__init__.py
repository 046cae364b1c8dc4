"""What is followed, and the decisions of a person about it; each of them can be undone."""
