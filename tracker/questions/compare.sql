-- Entities ($names) side by side, bucket by bucket.
FROM compare(
    $names,
    grain := $grain,
    since := $since,
    until := $until,
    source := $source,
    lang := $lang,
    kind := $kind,
    family := $family
)
