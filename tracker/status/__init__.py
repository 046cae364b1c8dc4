"""How a project stands: what runs, what waits, what is late, what has gone quiet.

`facts` reads everything from the files of the project, holding none of them; `judging` says what of
it a person should know; `view` shows it, and `tracker.watching` serves the same to programs.
"""
