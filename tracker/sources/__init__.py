"""Managing the list of sources: finding, trying, listing, and trading it with other readers."""
