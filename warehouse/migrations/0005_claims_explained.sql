-- How a claim was read: where its subject comes from, what it is said of where it has none, when a prediction is
-- due, and the parts of its score. Those have no default: DuckDB 1.5.5 cannot give one to more than 2,048 rows.

ALTER TABLE claim ADD COLUMN subject_from VARCHAR;
ALTER TABLE claim ADD COLUMN confidence DOUBLE DEFAULT 1;
ALTER TABLE claim ADD COLUMN topic VARCHAR;
ALTER TABLE claim ADD COLUMN due DATE;
ALTER TABLE claim ADD COLUMN parts STRUCT(what VARCHAR, amount DOUBLE, words VARCHAR)[];
COMMENT ON COLUMN claim.subject_from IS 'How the subject was found: clause, structure, pronoun, paragraph, figure, title, article';
COMMENT ON COLUMN claim.confidence IS '0 to 1: how sure it is that the claim is about its subject, or about nothing that is followed';
COMMENT ON COLUMN claim.topic IS 'What a claim without a subject is said of, in the words of the text';
COMMENT ON COLUMN claim.due IS 'Of a prediction: the last day by which it must have come true';
COMMENT ON COLUMN claim.parts IS 'What makes up the score: what, amount in points (above 0 hype, below 0 support), words of the text; NULL where it was loaded before they were kept';
