"""Each module here is one command: ``NAME``, ``HELP`` (a label key), ``arguments``, ``run``."""
