"""`counterclaim`, and `python -m counterclaim`."""

from flows.cli import main

if __name__ == "__main__":
    main()
