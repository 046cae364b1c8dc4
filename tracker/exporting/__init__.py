"""Views as files for other programs: Parquet, CSV or JSON Lines, a folder a month."""
