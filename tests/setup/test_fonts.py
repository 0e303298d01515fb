"""The shipped faces: all there, licensed, and all that the engine sees."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from galley.typesetting import fonts, glyphs

ROOT = Path(__file__).parents[2]
STYLESHEET = ROOT / "styles" / "fonts.css"
FAMILIES = ["Cousine", "Source Sans 3", "Tinos"]

SET_A_LINE = """
import io, sys
from galley.typesetting import startup
if sys.argv[1] == "isolated":
    startup.load_engine()
else:
    import os
    os.environ["FONTCONFIG_FILE"] = os.environ["MACHINE_FONTS"]
import pikepdf, weasyprint
text = "<p style='font-family: Intruder'>a</p><p>\\N{CJK UNIFIED IDEOGRAPH-6F22}</p>"
pdf = weasyprint.HTML(string=text).write_pdf(stylesheets=sys.argv[2:])
for page in pikepdf.open(io.BytesIO(pdf)).pages:
    for font in page.Resources.Font.values():
        print(str(font.BaseFont).partition("+")[2])
"""


def faces() -> list[dict[str, str]]:
    """Read the descriptors of every ``@font-face``."""
    css = STYLESHEET.read_text(encoding="utf-8")
    rules = re.findall(r"@font-face\s*{(.*?)}", css, re.DOTALL)
    return [dict(re.findall(r"([a-z-]+):\s*(.*?);", rule)) for rule in rules]


def address(face: dict[str, str]) -> str:
    """Name the file of a face, as the stylesheet has it."""
    match = re.fullmatch(r'url\("(.*)"\)', face["src"])
    assert match, face
    return match[1]


def test_the_stylesheet_names_each_shipped_file_once() -> None:
    """No face without a file, no file without a face."""
    named = [address(face) for face in faces()]
    shipped = [path.relative_to(ROOT / "styles").as_posix() for path in fonts.FONTS.glob("*/*.ttf")]
    assert sorted(named) == sorted(shipped)


@pytest.mark.parametrize("face", faces(), ids=lambda face: Path(address(face)).stem)
def test_a_face_is_what_the_stylesheet_says(face: dict[str, str]) -> None:
    """Family, weight and slope are those that the file itself gives."""
    path = ROOT / "styles" / address(face)
    with TTFont(path, lazy=True) as font:
        italic = bool(font["OS/2"].fsSelection & 1)
        weight = font["OS/2"].usWeightClass
    assert face["font-family"] == f'"{glyphs.family_name(path)}"'
    assert face["font-weight"] == str(weight)
    assert face["font-style"] == ("italic" if italic else "normal")


def test_every_family_has_its_licence_and_its_origin() -> None:
    """The text of the licence, and one line on where the files come from."""
    folders = sorted(path for path in fonts.FONTS.iterdir() if path.is_dir())
    assert [folder.name for folder in folders] == ["cousine", "source-sans", "tinos"]
    for folder in folders:
        licence = (folder / "LICENSE").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
        assert len((folder / "README.md").read_text(encoding="utf-8").splitlines()) == 1


def test_faces_are_declared_in_one_place() -> None:
    """``@font-face`` stands in fonts.css and in no other stylesheet."""
    sheets = (ROOT / "styles").rglob("*.css")
    assert [s for s in sheets if "@font-face" in s.read_text(encoding="utf-8")] == [STYLESHEET]


@pytest.fixture
def machine_fonts(tmp_path: Path) -> Path:
    """Make a fontconfig configuration with a font of the machine, Intruder."""
    face = fonts.FONTS / "tinos" / "Tinos-Regular.ttf"
    with TTFont(face) as font:
        for record in font["name"].names:
            record.string = "Intruder"
        font.save(tmp_path / "intruder.ttf")
    path = tmp_path / "machine.conf"
    cache = f"<cachedir>{tmp_path / 'cache'}</cachedir>"
    path.write_text(f"<fontconfig><dir>{tmp_path}</dir>{cache}</fontconfig>", encoding="utf-8")
    return path


def fonts_used(configuration: Path, *arguments: str) -> set[str]:
    """Name the fonts of a line, set in a process that starts with a machine's."""
    machine = {"FONTCONFIG_FILE": str(configuration), "MACHINE_FONTS": str(configuration)}
    command = [sys.executable, "-W", "error", "-c", SET_A_LINE, *arguments]
    environment = {**os.environ, **machine}
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
    return set(done.stdout.decode().split())


def test_the_engine_sees_no_font_of_the_machine(machine_fonts: Path) -> None:
    """A machine's font is used without isolation, and is not there with it."""
    assert fonts_used(machine_fonts, "open") == {"Intruder"}
    used = fonts_used(machine_fonts, "isolated", str(STYLESHEET))
    assert used
    assert all(name.startswith(("Tinos", "Source-Sans-3", "Cousine")) for name in used)


def test_without_a_stylesheet_a_face_is_still_found(machine_fonts: Path) -> None:
    """No faces at all would crash Pango; the face of last resort is the typewriter's."""
    assert fonts_used(machine_fonts, "isolated") == {"Cousine"}


def test_isolation_overrides_what_would_lead_past_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of fontconfig's variables, only the file is left, and it is ours."""
    for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        monkeypatch.setenv(name, "/elsewhere")
    fonts.isolate_fonts()
    told = {key: value for key, value in os.environ.items() if key.startswith("FONTCONFIG_")}
    assert told == {"FONTCONFIG_FILE": str(fonts.CONFIGURATION)}
    assert fonts.CONFIGURATION.is_file()


@pytest.mark.parametrize("family", FAMILIES)
def test_the_letters_of_the_journal_have_glyphs(family: str) -> None:
    """Azerbaijani, Turkish, Russian, and the marks of English setting."""
    letters = "əƏşŞğĞıİçÇöÖüÜ" + "".join(map(chr, range(0x410, 0x450))) + "Ёё"
    marks = "“”„«»…•€°½" + "".join(map(chr, (0xA0, 0xD7, 0x2013, 0x2014, 0x2018, 0x2019, 0x2212)))
    shipped = glyphs.shipped_faces(family)
    assert shipped
    assert glyphs.missing_glyphs(letters + marks, shipped) == ()


def test_missing_glyphs_are_told() -> None:
    """In code point order, once each; controls and zero-width formats need none."""
    shipped = glyphs.shipped_faces("Tinos")
    text = "a\t\n\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}漢\ue123漢"
    assert glyphs.missing_glyphs(text, shipped) == ("漢", "\ue123")


def test_a_glyph_counts_only_where_every_face_has_it() -> None:
    """Text may turn up in any face of the family; Cousine has no thin space."""
    tinos, cousine = glyphs.shipped_faces("Tinos"), glyphs.shipped_faces("Cousine")
    assert glyphs.missing_glyphs("\N{THIN SPACE}", tinos) == ()
    assert glyphs.missing_glyphs("\N{THIN SPACE}", [*tinos, *cousine]) == ("\N{THIN SPACE}",)


def test_an_unknown_family_has_no_faces() -> None:
    """Whoever asks finds out before asking for glyphs."""
    assert glyphs.shipped_faces("Comic Neue") == ()
