"""From a feed, a sitemap or a listing to links. Pure: bytes in, records out."""
