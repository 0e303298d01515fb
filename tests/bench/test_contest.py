"""Peers run in turn; one that fails or is not there does not stop the others."""

from pathlib import Path

import pytest

from tools.bench import contest
from tools.bench.contest import Contest
from tools.bench.own import Own
from tools.bench.peers import ENGINE_HTML, Peer, places
from tools.bench.results import Results, Row

pytestmark = pytest.mark.long

HTML = "<style>@page { size: 90mm 60mm }</style><p>Lind, B., Harbours</p>"
NOTES = ("Lind, B., Harbours", "Reed, A., Quays")


def peer(key: str, *command: str, needs: str = "{python}") -> Peer:
    version = ("{python}", "-c", "print('1.2')")
    return Peer(
        key, key.title(), ENGINE_HTML, (needs,), command, version, {"SHELVES": "{fonts}"}, ""
    )


SETTER = peer("setter", "{python}", "-m", "weasyprint", "{document}", "{pdf}")
BROKEN = peer("broken", "{python}", "-c", "raise SystemExit('{document} is torn')")
EMPTY = peer("empty", "{python}", "-c", "pass")
ABSENT = peer("absent", "no-such-press", needs="no-such-press")
SLOW = peer("slow", "{python}", "-c", "import time; time.sleep(60)")


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Row]:
    """Run the made-up peers twice each."""
    peers = (SETTER, BROKEN, EMPTY, ABSENT, SLOW)
    monkeypatch.setattr(contest, "PEERS", peers)
    (tmp_path / ENGINE_HTML).write_text(HTML, encoding="utf-8")
    results = Results({}, "", "", 2, len(NOTES))
    own = Own(tmp_path, "v1i1")
    said: list[str] = []
    held = Contest(own, tmp_path, NOTES, places(), 5.0, results, said.append)
    held.enter([peer.key for peer in peers])
    held.round()
    held.round()
    return results.rows


def test_each_peer_is_told_as_it_came_out(rows: dict[str, Row]) -> None:
    done = rows["setter"]
    assert (len(done.runs), done.version, done.failure) == (2, "1.2", "")
    assert (done.pages, done.lost) == (1, 1)
    assert done.size > 0
    assert rows["broken"].failure == f"exit code 1: /{ENGINE_HTML} is torn"
    assert rows["empty"].failure == "it came to its end and made no PDF"
    assert (rows["absent"].absent, rows["absent"].failure) == (True, "not there: no-such-press")
    assert rows["slow"].failure == "not done after 5 s"
    assert not any(rows[key].figures for key in ("broken", "empty", "absent", "slow"))
