-- unknown_entity(name, nearest): what is said of a name that no entity goes by.
CREATE OR REPLACE MACRO unknown_entity(wanted_, nearest_) AS
concat(
    'no entity is called ''',
    coalesce(wanted_, 'NULL'),
    '''',
    '; the nearest are: ' || nullif(array_to_string(list_distinct(nearest_), ', '), '')
);
