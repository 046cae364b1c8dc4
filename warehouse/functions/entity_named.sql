-- entity_named(name): the same as entity_id_of(name), and where nothing goes by that name an error that
-- tells the nearest.
CREATE OR REPLACE MACRO entity_named(wanted_) AS
coalesce(
    entity_id_of(wanted_),
    error(
        'no entity is called ''' || coalesce(wanted_, 'NULL') || '''' || coalesce(
            '; the nearest are: ' || nullif(array_to_string(nearest_names(wanted_), ', '), ''),
            ''
        )
    )
);
