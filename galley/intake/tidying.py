"""Runs set right before they are written: spaces, and the direction of quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from galley.intake.runs import Address, Close, Link, Open, Run, Turn, Words
from galley.intake.signs import curled

STRAY = re.compile(r"(?<=\S) +(?=[“”\"’'][,.;:)])")
"""A space before a closing mark."""


def tidied(runs: Iterable[Run]) -> list[Run]:
    """Return runs with single spaces, none at the ends, and quotation marks that turn."""
    return _curled(_without_end(_spaced(runs)))


def _spaced(runs: Iterable[Run]) -> list[Run]:
    made: list[Run] = []
    space = True
    for run in runs:
        if isinstance(run, Words):
            text = STRAY.sub("", re.sub(r"\s+", " ", run.text))
            text = text.lstrip() if space else text
            if text:
                space = text.endswith(" ")
                made.append(replace(run, text=text))
            continue
        made.append(run)
        space = space and isinstance(run, Turn | Open | Close)
    return made


def _without_end(runs: list[Run]) -> list[Run]:
    made = list(runs)
    for i in range(len(made) - 1, -1, -1):
        run = made[i]
        if isinstance(run, Address | Link):
            break
        if not isinstance(run, Words):
            continue
        made[i] = replace(run, text=run.text.rstrip())
        if run.text.strip() or any(not isinstance(r, Close) for r in made[i + 1 :]):
            break
    return [run for run in made if not isinstance(run, Words) or run.text]


def _curled(runs: list[Run]) -> list[Run]:
    """Turn the marks, each seen with what stands around it in the whole of the text."""
    texts = [run.text if isinstance(run, Words | Address | Link) else "" for run in runs]
    made: list[Run] = []
    before = ""
    for i, run in enumerate(runs):
        after = next((text for text in texts[i + 1 :] if text), "")
        turned = run
        if isinstance(run, Words):
            turned = replace(run, text=curled(run.text, before, after[:1]))
        made.append(turned)
        before = (turned.text if isinstance(turned, Words) else texts[i])[-1:] or before
    return made
