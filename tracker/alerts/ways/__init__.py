"""The ways by which events leave: webhooks, mail, feeds, files."""
