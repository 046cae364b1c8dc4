"""What a person sees of claims: the ledger, the history of one, and what becomes of them."""
