"""The shell of `tracker sql`: statements typed over several lines, with history and completion."""
