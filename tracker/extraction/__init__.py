"""`tracker extract`: one text in, its mentions, quantities and claims out."""
