"""Events as receivers read them."""
