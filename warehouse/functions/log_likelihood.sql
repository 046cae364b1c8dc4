-- log_likelihood(n, n_one, n_other, n_both): how surely two things that stand in n_one and n_other of n articles, and in
-- n_both of them together, have to do with each other (Dunning, 1993); negative where they avoid each other. All DOUBLE.
CREATE OR REPLACE MACRO log_likelihood(n_, one_, other_, both_) AS
CASE WHEN both_ * n_ > one_ * other_ THEN 2 ELSE -2 END * list_sum([
    CASE WHEN cell[1] > 0 THEN cell[1] * ln(cell[1] / cell[2]) ELSE 0 END
    -- observed and expected numbers of articles with both, one, the other, neither
    FOR cell IN [
        [both_, one_ * other_ / n_],
        [one_ - both_, one_ * (n_ - other_) / n_],
        [other_ - both_, (n_ - one_) * other_ / n_],
        [n_ - one_ - other_ + both_, (n_ - one_) * (n_ - other_) / n_]
    ]
]);
