-- short_number(value): a number as a headline writes it: 2, 1.5, 40 billion, 1.2 trillion.
CREATE OR REPLACE MACRO short_number(value_) AS
CASE
    WHEN abs(value_) >= 1e15 THEN format('{:.3g}', value_)
    WHEN abs(value_) >= 1e12 THEN format('{:.4g}', value_ / 1e12) || ' trillion'
    WHEN abs(value_) >= 1e9 THEN format('{:.4g}', value_ / 1e9) || ' billion'
    WHEN abs(value_) >= 1e6 THEN format('{:.4g}', value_ / 1e6) || ' million'
    WHEN abs(value_) >= 1000 OR value_ = round(value_) THEN format('{:,}', round_even(value_, 0)::BIGINT)
    ELSE format('{:.4g}', value_)
END;
