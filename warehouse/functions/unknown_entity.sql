-- unknown_entity(name): an error that tells the names nearest to it.
CREATE OR REPLACE MACRO unknown_entity(wanted_) AS
error(
    'no entity is called ''' || coalesce(wanted_, 'NULL') || '''' || coalesce(
        '; the nearest are: ' || nullif(array_to_string(nearest_names(wanted_), ', '), ''),
        ''
    )
);
