"""A manuscript from Word → a piece of an issue.

The way of a file: bytes → parts (`package`, `ooxml`) → the file's own account of its
paragraphs, each marked by its number (`survey`, `unwrapping`, `styles`, `kinds`, `unseen`) →
pandoc's tree (`converting`) → inlines and blocks (`inlines`, `blocks`, `tables`, `text`) →
headings (`headings`), what stands before the text (`finding`, `front`, `names`, `bios`),
captions, calls and lists as a manuscript takes them (`arranging`, `notes`) → a file
(`writing`, `markdown`, `emphasis`) and its pictures (`figures`). `building` holds the steps
together; nothing is written here. What is doubtful is told by its paragraph (`doubts`), and
every word of the file counted against what was written (`tally`).
"""

from galley.intake.word.building import Made
from galley.intake.word.doubts import WordDoubt
from galley.intake.word.reading import read_word
from galley.intake.word.report import WordReport

__all__ = ["Made", "WordDoubt", "WordReport", "read_word"]
