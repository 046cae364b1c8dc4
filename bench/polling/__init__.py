"""Polling policies over a year of publication times: fetches spent against minutes of delay."""
