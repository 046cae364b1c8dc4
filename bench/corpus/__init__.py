"""The main job on articles that nobody of this project wrote."""
