"""Every peer's row can be run, and is told where it cannot."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tools.bench.contest import shown
from tools.bench.peers import DOCUMENTS, PEERS, Peer, filled, missing, places

PLACE = re.compile(r"\{([^}]*)\}")
GIVEN = {"document", "pdf", "seconds", "milliseconds"}
"""Places that each run fills."""

each = pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.key)


def words(peer: Peer) -> list[str]:
    return [*peer.needs, *peer.command, *peer.version, *peer.surroundings.values()]


def test_no_two_peers_share_a_key() -> None:
    assert len({peer.key for peer in PEERS}) == len(PEERS)


@each
def test_a_peer_takes_a_document_and_makes_a_pdf(peer: Peer) -> None:
    assert peer.document in DOCUMENTS
    line = " ".join(peer.command)
    assert line.count("{document}") == line.count("{pdf}") == 1
    assert peer.title
    assert peer.remark


@each
def test_every_place_of_a_peers_words_is_known(peer: Peer) -> None:
    named = {name for word in words(peer) for name in PLACE.findall(word)}
    assert named <= places().keys() | GIVEN


@each
def test_a_command_is_shown_without_folders(peer: Peer) -> None:
    assert str(ROOT) not in shown(peer)
    assert "{" not in shown(peer)


def test_what_a_peer_lacks_is_named() -> None:
    peer = replace(PEERS[0], needs=("{python}", "{absent}", "no-such-program"))
    assert missing(peer, {**places(), "absent": ""}) == ["{absent}", "no-such-program"]


def test_places_are_filled() -> None:
    assert filled("{a}/x/{b}", {"a": "1", "b": "2"}) == "1/x/2"


def flags(call: ast.Call) -> Iterator[str]:
    """Give what the engine's own command takes for the tags and the variant of a call."""
    for word in call.keywords:
        if word.arg in {"pdf_tags", "pdf_variant"}:
            yield f"--{word.arg.replace('_', '-')}"
            value = ast.literal_eval(word.value)
            yield from () if value is True else (str(value),)


def test_the_engine_alone_writes_the_tags_and_the_variant_that_this_project_does() -> None:
    tree = ast.parse((ROOT / "galley/typesetting/engine.py").read_text(encoding="utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".write_pdf")
    ]
    (wanted,) = {tuple(flags(call)) for call in calls}
    (peer,) = (peer for peer in PEERS if peer.key == "weasyprint")
    assert [word for word in peer.command if word.startswith("--")] == [*wanted]
