"""`python -m trainer_app`, and what the installed `trainer-app` calls."""

import sys

from trainer_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
