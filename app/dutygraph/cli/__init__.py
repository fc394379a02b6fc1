"""The command line: one command, one file under ``commands/``.

Rule of this room: a command reads its arguments, calls one function and prints. Words come from
the label tables, what goes wrong is one line on stderr, and nothing waits for an answer.
"""
