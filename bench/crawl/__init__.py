"""The speed and memory of a whole crawl, beside peers."""
