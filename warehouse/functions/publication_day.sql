-- publication_day(published_at, date_precision, time_zone): the day in that zone; NULL where the date is
-- not known to the day, for an article is never guessed into one.
CREATE OR REPLACE MACRO publication_day(published_at_, precision_, zone_) AS
CASE
    WHEN precision_ IN ('second', 'minute', 'day') THEN timezone(zone_, published_at_)::DATE
END;
