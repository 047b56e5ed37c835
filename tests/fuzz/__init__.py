"""Fuzzing of extraction: hostile and half-broken text, pages, feeds and lists.

    python -m tests.fuzz                             every target in turn, a minute each
    python -m tests.fuzz figures periods --seconds 600
    python -m tests.fuzz figures --replay FILE       one input that was kept

With atheris installed (`pip install atheris`; not among the project's dependencies) the fuzzing is
guided by the coverage of `extractors`; without it the same mutations are made blindly. Inputs that
fail are kept in `--keep FOLDER`, are run again without instrumentation, and are printed if they
fail there too; the exit status is then 1. A slow input counts as a failure: time must grow with
the input's length alone. What was found and mended stays in tests/cases/fuzz.json.
"""
