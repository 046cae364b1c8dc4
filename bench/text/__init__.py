"""The main text of pages, beside what others read of them."""
