"""Why a source has gone quiet or broken, and what to do about it, from what is stored.

`gather` brings each source's history from the published copy; `reaching`, `silence`, `intake` and
`layout` judge it, each for itself and without reading anything; `diagnosis` says the verdict.
`project` looks at the folder around the sources, `shown` writes it all down.
"""
