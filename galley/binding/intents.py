"""What colours a file is meant for: output intents, with their profiles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

PROFILES = Path(__file__).with_name("profiles")
REGISTRY = "http://www.color.org"
"""Where the names of printing conditions are registered."""


@dataclass(frozen=True)
class Intent:
    """An output intent: its kind, its condition by name and in words, and its profile.

    ``components`` counts the profile's colours; ``registry`` is where the name is known, or
    empty.
    """

    kind: str
    condition: str
    words: str
    profile: Path
    components: int
    registry: str


PRINT_INTENT = Intent(
    "/GTS_PDFX",
    "FOGRA39",
    "Offset on coated paper, ISO 12647-2:2004/Amd 1",
    PROFILES / "FOGRA39-coated.icc",
    4,
    REGISTRY,
)
ARCHIVE_INTENT = Intent("/GTS_PDFA1", "sRGB", "sRGB, IEC 61966-2-1", PROFILES / "sRGB.icc", 3, "")


def write_intent(volume: Pdf, intent: Intent) -> None:
    """Add an output intent to a file, with its profile embedded.

    Raises `OSError` where the profile cannot be read. Sources: ISO 32000-2, 14.11.5;
    ISO 15930-7, 6.2 (PDF/X-4); ISO 19005-3, 6.2.3 (PDF/A-3).
    """
    profile = Stream(volume, intent.profile.read_bytes(), N=intent.components)
    entry = Dictionary(
        Type=Name.OutputIntent,
        S=Name(intent.kind),
        OutputConditionIdentifier=String(intent.condition),
        Info=String(intent.words),
        DestOutputProfile=volume.make_indirect(profile),
    )
    if intent.registry:
        entry.RegistryName = String(intent.registry)
    if "/OutputIntents" not in volume.Root:
        volume.Root.OutputIntents = Array()
    volume.Root.OutputIntents.append(entry)
