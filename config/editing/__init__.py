"""Changing configuration files: comments, order and layout stay as a person left them."""
