"""A running `tracker schedule` looked at by programs: `/health`, `/ready` and `/metrics`.

`families` lists every metric, `measuring` fills them from what `tracker.status` knows of the
project, `exposition` writes them; `kept` reads each part of that now and then, and not at every
question; `answers` says what is answered, `server` serves it on a loopback port.
"""
