-- claim_line(kind, subject, aspect, value, unit): what a claim says, in one normalised line. How it is
-- weakened (up to, about) is left out: that is what changes from one telling to the next.
CREATE OR REPLACE MACRO claim_line(kind_, subject_, aspect_, value_, unit_) AS
concat(
    coalesce(subject_ || ': ', ''),
    aspect_,
    CASE
        WHEN value_ IS NULL THEN ' (' || kind_ || ')'
        ELSE concat(
            ' ',
            short_number(value_),
            CASE
                WHEN unit_ IS NULL OR unit_ IN ('x', '%') THEN coalesce(unit_, '')
                ELSE ' ' || unit_
            END
        )
    END
);
