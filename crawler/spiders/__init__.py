"""The spiders, one kind of source each; what they share, following articles, is in `articles`."""
