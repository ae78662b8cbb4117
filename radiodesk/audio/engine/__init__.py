"""The sound engine: a process of its own that decodes and encodes, so that no recording can harm the program.

`in_engine` is the door. Whoever calls it waits there for a result, a `Problem` or `Cancelled`; meanwhile `process`
watches the engine, which is started at the first job and kept for the next. `work` says what an engine can do, `serve`
does it on the other side, `messages` and `plain` are what travels between. Sound itself travels only in files.

Playing is not among it: the player reads ahead on a thread in the window's process, because sound for the ear must not
wait behind a job. It opens only recordings that an engine has probed.
"""
