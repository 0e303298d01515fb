"""Running pandoc: a Word file → pandoc's own tree of it."""

from __future__ import annotations

import json
import subprocess
from importlib import import_module
from typing import Any

from galley.errors import MachineError
from galley.intake.word.package import Package, refused
from galley.limits import limits

Node = dict[str, Any]
"""A node of pandoc's tree: ``t`` is its kind, ``c`` its contents."""

OPTIONS = ("--from=docx", "--to=json", "--track-changes=all", "--sandbox")
INSTALL = "run: make setup, or, in the clone: python -m pip install '.[intake]'"


def convert(package: Package) -> Node:
    """Return pandoc's tree of a file, ``{"blocks": …}`` and more.

    Raises `MachineError` where there is no pandoc, and `ContentError` where it fails on
    the file, or takes more time or memory than it may.
    """
    command = [_pandoc(), *OPTIONS, "+RTS", f"-M{limits().max_mebibytes}M", "-RTS"]
    seconds = limits().max_word_seconds
    try:
        done = subprocess.run(  # noqa: S603 - pandoc's own path, and options of ours
            command, input=package.packed(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        message, hint = f"pandoc takes more than {seconds} seconds", _otherwise("max_word_seconds")
        raise refused(package.path, "word-unread", message, hint) from error
    except OSError as error:
        raise MachineError(f"pandoc does not run: {error.strerror or error}", INSTALL) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = f"pandoc cannot read the file: {told[0] if told else 'it says not why'}"
        hint = "open it in Word and save it anew as .docx"
        raise refused(package.path, "word-unread", message, hint)
    try:
        tree: Node = json.loads(done.stdout)
    except RecursionError as error:
        message = "lists and tables lie too deep in one another"
        raise refused(package.path, "word-unread", message, "write it flatter") from error
    return tree


def _otherwise(limit: str) -> str:
    return f"divide the file, {limits().told(limit)[1]}"


def _pandoc() -> str:
    missing = "pandoc, which reads Word files, is not installed"
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError) as error:
        raise MachineError(missing, INSTALL) from error
