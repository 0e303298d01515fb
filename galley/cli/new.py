"""The command `new`, and what it makes."""

import typer

from galley.cli.new_article import new_article
from galley.cli.new_issue import new_issue

new = typer.Typer(
    help="Begin the next issue, or a piece of one. Nothing is overwritten.",
    rich_markup_mode=None,
)
new.command("issue")(new_issue)
new.command("article")(new_article)
