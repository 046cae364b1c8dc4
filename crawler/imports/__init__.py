"""Pages that somebody has kept: files, folders, MHTML, WARC, JSON Lines. Nothing is fetched."""
