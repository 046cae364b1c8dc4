"""What moved in a day or a week, on one page."""
