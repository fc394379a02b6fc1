"""Children that can be killed and reach little.

Rule of this room: standard library only. Bytes go in and bytes come out over a pair of pipes;
nothing is pickled, no process is forked, and what a child raises never reaches a user as it is.
"""
