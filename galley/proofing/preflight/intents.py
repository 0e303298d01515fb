"""Output intents, and the profiles in them (ISO 32000-1, 14.11.5; ISO 15076-1, 7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pikepdf import Array, Name, Object, Pdf, Stream

from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

HEADER = 128
PROFILE = "/DestOutputProfile"
COMPONENTS = {"GRAY": 1, "RGB ": 3, "CMYK": 4}


class Profile(NamedTuple):
    """What the header of a profile says: its class and the colours that it is of."""

    kind: str
    colours: str


def profile_of(intent: Object) -> Profile | None:
    """Read the profile of an output intent; `None` where there is none that can be used."""
    stream = intent.get(PROFILE)
    if not isinstance(stream, Stream):
        return None
    data = stream.read_bytes()
    if len(data) < HEADER or data[36:40] != b"acsp":
        return None
    profile = Profile(data[12:16].decode("latin-1"), data[16:20].decode("latin-1"))
    right = COMPONENTS.get(profile.colours) == int(stream.get("/N", 0))
    return profile if right and profile.kind in {"prtr", "mntr"} else None


def profiles(pdf: Pdf) -> Iterator[Profile | None]:
    """Give the profile of each output intent."""
    for intent in pdf.Root.get("/OutputIntents", Array()):
        yield profile_of(intent)


def check_intents(file: OpenedFile, told: Findings) -> None:
    """Check that the printer is told the press, and the archive what its colours are."""
    intents = list(file.pdf.Root.get("/OutputIntents", Array()))
    printing = [intent for intent in intents if intent.get("/S") == Name.GTS_PDFX]
    if not printing:
        told.tell("preflight-intent-printed", "there is no GTS_PDFX output intent")
    elif profile_of(printing[0]) != Profile("prtr", "CMYK"):
        told.tell("preflight-intent-printed", "its profile is not of a printer in CMYK")
    whole = {intent.DestOutputProfile.objgen for intent in intents if PROFILE in intent}
    if len(whole) > 1:
        told.tell("preflight-intent-many", f"the output intents have {len(whole)} profiles")
    for place, profile in enumerate(profiles(file.pdf), 1):
        if profile is None:
            told.tell("preflight-intent-archived", f"output intent {place} has no usable profile")
