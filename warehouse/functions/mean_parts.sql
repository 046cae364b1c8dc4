-- mean_parts(parts, claims): of the parts of the scores of so many claims, all in one list, the mean amount of each
-- sort, the greatest first: [{what, amount}]. A claim without a part of a sort counts as 0 in it, so that the amounts
-- sum up to the mean score.
CREATE OR REPLACE MACRO mean_parts(parts_, claims_) AS
[
    {what: mean.what, amount: mean.amount}
    FOR mean IN list_reverse_sort([
        {
            amount: list_sum([part.amount FOR part IN parts_ IF part.what = kind_of_part]) / claims_,
            what: kind_of_part
        }
        FOR kind_of_part IN list_distinct([part.what FOR part IN parts_])
    ])
];
