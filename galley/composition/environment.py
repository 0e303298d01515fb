"""The templates, as Jinja2 reads them: nothing undefined, everything escaped."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from galley.order import Pagination

LANG = "en"
"""The language of what the house writes itself."""


def foreign(lang: str) -> str:
    """Give a language where it is not the house's: what a template has to say."""
    return "" if lang == LANG else lang


@dataclass(frozen=True)
class Frame:
    """What every part's document has around its body.

    ``first_folio`` is `None` for a part without folios; ``verso`` is true where the
    first page is a left-hand one, ``pagination`` how its pages turn.
    """

    lang: str
    title: str
    first_folio: int | None
    verso: bool
    pagination: Pagination
    head_left: str = ""
    head_right: str = ""


class Templates:
    """Renders a view, one finished object, through the template of its kind."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds ``base.html``, ``parts/`` and ``macros/``."""
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # an issue is of one state of its templates
        )

    def render(self, kind: str, view: object) -> str:
        """The HTML document of a view; ``kind`` names the template."""
        return self._environment.get_template(f"parts/{kind}.html").render(part=view)
