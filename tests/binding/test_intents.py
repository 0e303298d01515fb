"""Output intents carry profiles that are what they say."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Name, Pdf
from PIL import Image, ImageCms

from galley.binding.intents import ARCHIVE_INTENT, PRINT_INTENT, PROFILES, Intent, write_intent
from galley.proofing.preflight.intents import Profile, profile_of

INK_LIMIT = 300


@pytest.mark.parametrize(
    ("intent", "profile"),
    [(PRINT_INTENT, Profile("prtr", "CMYK")), (ARCHIVE_INTENT, Profile("mntr", "RGB "))],
    ids=["print", "archive"],
)
def test_an_intent_is_written_with_its_profile(intent: Intent, profile: Profile) -> None:
    with Pdf.new() as volume:
        write_intent(volume, intent)
        (entry,) = volume.Root.OutputIntents
        assert entry["/S"] == Name(intent.kind)
        assert str(entry.OutputConditionIdentifier) == intent.condition
        assert str(entry.get("/RegistryName", "")) == intent.registry
        assert entry.DestOutputProfile.read_bytes() == intent.profile.read_bytes()
        assert profile_of(entry) == profile


def test_a_second_intent_stands_beside_the_first() -> None:
    with Pdf.new() as volume:
        write_intent(volume, PRINT_INTENT)
        write_intent(volume, ARCHIVE_INTENT)
        kinds = [str(entry["/S"]) for entry in volume.Root.OutputIntents]
    assert kinds == [PRINT_INTENT.kind, ARCHIVE_INTENT.kind]


def test_the_profile_of_the_press_keeps_within_its_ink() -> None:
    transform = ImageCms.buildTransform(
        str(ARCHIVE_INTENT.profile), str(PRINT_INTENT.profile), "RGB", "CMYK"
    )
    steps = range(0, 256, 51)
    colours = bytes(value for r in steps for g in steps for b in steps for value in (r, g, b))
    picture = Image.frombytes("RGB", (len(colours) // 3, 1), colours)
    inks = ImageCms.applyTransform(picture, transform)
    assert inks is not None
    data = inks.tobytes()
    most = max(sum(data[at : at + 4]) / 2.55 for at in range(0, len(data), 4))
    assert most <= INK_LIMIT + 1
    assert data[-4:] == bytes(4)


def test_every_profile_stands_in_the_notes_beside_it() -> None:
    notes = (PROFILES / "README.md").read_text(encoding="utf-8")
    for path in PROFILES.glob("*.icc"):
        assert f"`{path.name}`" in notes
        assert ImageCms.getOpenProfile(BytesIO(path.read_bytes())).profile.copyright
