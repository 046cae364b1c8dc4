"""Looking without keeping: where a site's articles are found, and how a source stands.

Everything is asked for as a crawl asks, robots.txt, delays and forbidden addresses included, in a
process of its own; nothing is stored.
"""
