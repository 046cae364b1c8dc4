-- project_today(): the running day in the project's time zone.
CREATE OR REPLACE MACRO project_today() AS
(
    SELECT timezone(zone.value, now())::DATE
    FROM setting AS zone
    WHERE zone.key = 'time_zone'
);
