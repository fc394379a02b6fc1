"""Let ``python -m dutygraph`` be the command line."""

import sys

from dutygraph.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
