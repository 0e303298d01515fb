"""The command `schema`."""

import sys


def schema() -> None:
    """Print the JSON Schema of issue.yaml."""
    from galley.manuscript import issue_schema  # noqa: PLC0415 - heavy

    sys.stdout.write(issue_schema())
