-- step_of(grain): what a bucket is as date_trunc() takes it; anything else is an error that tells what there is.
CREATE OR REPLACE MACRO step_of(grain_) AS
CASE
    WHEN lower(grain_) IN ('day', 'week', 'month', 'quarter', 'year') THEN lower(grain_)
    ELSE error('grain is day, week, month, quarter or year, not ' || coalesce('''' || grain_ || '''', 'NULL'))
END;
