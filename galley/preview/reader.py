"""Reads an issue again and again, and does again only what has changed."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from galley.composition import Templates
from galley.digests import STYLES, TEMPLATES
from galley.errors import ContentError, Diagnostic, MachineError, errors
from galley.folders import shown_path
from galley.inputs import State, state_of
from galley.job import Around, Job, around
from galley.looking import look_over
from galley.manuscript import Drafts, find_issue, survey
from galley.markup import Marks
from galley.order import Order


@dataclass(frozen=True)
class Reading:
    """An issue as it was read: a job where it is sound, and what is wrong or to be warned of.

    ``shown`` is the state that what the pages show was in before: styles and figures.
    """

    job: Job | None
    diagnostics: tuple[Diagnostic, ...]
    shown: State = ()


class Reader:
    """Reads one issue; remembers each file as it came out last."""

    def __init__(self, order: Order) -> None:
        """Take which issue it is, and how its pages shall turn.

        Raises `ContentError` where there is no such issue.
        """
        self.order = order
        self.folder = find_issue(order.content, order.issue or None)
        self._drafts, self._marks = Drafts(), Marks()
        self._seen: dict[Path, State] = {}
        self._templates = Templates(TEMPLATES)
        self._around: Around | None = None

    def read(self) -> Reading:
        """Read the issue as it is now."""
        before = self.shown()
        try:
            return self._read(before)
        except ContentError as error:
            return Reading(None, error.diagnostics, before)
        except Exception as error:  # noqa: BLE001 - it is told, and the next text may be better
            return Reading(None, (machine_fault(error, shown_path(self.folder)),), before)

    def _read(self, before: State) -> Reading:
        figures = self.folder / "figures"
        if self._differs(figures):
            self._marks.forget()
            self._around = None
        if self._differs(STYLES) or self._around is None:
            self._around = around(self.folder)
        if self._differs(TEMPLATES):
            self._templates = Templates(TEMPLATES)
        seen = survey(self.folder, draft=self._drafts)
        looked = look_over(seen, figures, self._marks)
        marked, found = looked.marked, looked.diagnostics
        if marked is None or errors(found) or (self.order.strict and found):
            return Reading(None, found, before)
        shared = self._around, self._templates
        with templates_told():
            job = Job(self.folder, marked, found, self.order.pagination, shared)
            # Composes every part, so that a broken template is found here.
            _ = job.digests
        return Reading(job, found, before)

    def shown(self) -> State:
        """The state of what the pages show beside the text: styles and figures."""
        return state_of((STYLES, self.folder / "figures"))

    def _differs(self, folder: Path) -> bool:
        """Whether a folder is in another state than when it was asked of last."""
        state = state_of((folder,))
        before = self._seen.get(folder)
        self._seen[folder] = state
        return before != state


@contextmanager
def templates_told() -> Iterator[None]:
    """Raise `ContentError` where a template is broken, or fails at its work."""
    try:
        yield
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        inside = [frame for frame in frames if Path(frame.filename).is_relative_to(TEMPLATES)]
        if not inside and not isinstance(error, TemplateError):
            raise
        path, line = "templates", 1
        if isinstance(error, TemplateSyntaxError) and error.filename:
            path, line = shown_path(Path(error.filename)), error.lineno
        elif inside:
            path, line = shown_path(Path(inside[-1].filename)), inside[-1].lineno or 1
        hint = "mend the template; the pages are as they were before"
        message = f"{type(error).__name__}: {error}"
        raise ContentError([Diagnostic("template-broken", message, hint, path, line)]) from error


def machine_fault(error: Exception, path: str) -> Diagnostic:
    """Say that the machine failed, or galley itself, as of a file."""
    if isinstance(error, MachineError):
        return Diagnostic("machine-failed", error.message, error.hint, path)
    if isinstance(error, OSError):
        hint = "see that the disk is there and can be read"
        return Diagnostic("machine-failed", str(error), hint, path)
    hint = "this is a fault of galley, not of the content: report it"
    return Diagnostic("machine-failed", f"{type(error).__name__}: {error}", hint, path)
