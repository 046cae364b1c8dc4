"""Precision and recall of stories on labelled pairs, and the speed of finding them."""
