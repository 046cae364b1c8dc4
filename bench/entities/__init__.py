"""How well mentions are found, beside ja_ginza and a plain dictionary."""
