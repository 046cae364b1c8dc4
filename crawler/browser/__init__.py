"""Pages that need JavaScript, through a browser that reaches nothing by itself.

The optional extra `browser`: scrapy-playwright drives a Chromium of the system. The browser gets no
way out. Whatever a page asks for is fetched by this crawl, through the same gates as every other
request (robots.txt, addresses, sizes, the host's turn), and handed in.
"""
