-- binomial_tail(x, n, p): how probable it is that of n independent tries, each of which succeeds with probability p, x
-- or more do. Added up from x on to where ten standard deviations are past, so that n may be a million.
CREATE OR REPLACE MACRO binomial_tail(x_, n_, p_) AS
CASE
    WHEN p_ IS NULL THEN NULL
    WHEN x_ <= 0 OR x_ < n_ * p_ - 10 * sqrt(n_ * p_ * (1 - p_)) - 30 THEN 1
    WHEN p_ <= 0 THEN 0
    WHEN p_ >= 1 THEN 1
    ELSE least(
        1,
        list_sum([
            exp(
                lgamma(n_ + 1) - lgamma(k + 1) - lgamma(n_ - k + 1)
                + k * ln(p_)
                + (n_ - k) * ln(1 - p_)
            )
            FOR k IN range(
                x_::BIGINT,
                1 + least(n_, ceil(greatest(x_, n_ * p_) + 10 * sqrt(n_ * p_ * (1 - p_)) + 30))::BIGINT
            )
        ])
    )
END;
