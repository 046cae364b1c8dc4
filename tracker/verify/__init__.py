"""Whether a project still holds what it was given: warehouse, segments, archive, copies, memory."""
