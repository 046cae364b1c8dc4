"""What a user edits - sources, entities, claim cues, settings - and the models that validate it."""
