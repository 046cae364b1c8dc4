"""What the press says of one entity: gathered from the warehouse, drawn for people and programs."""
