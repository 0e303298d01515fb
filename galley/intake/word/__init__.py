"""A manuscript from Word → a piece of an issue.

The way of a file: bytes → parts (`package`, `ooxml`) → the file's own account of its
paragraphs, each marked by its number (`survey`, `unwrapping`, `styles`, `kinds`, `unseen`) →
pandoc's tree (`converting`) → inlines and blocks (`inlines`, `blocks`, `tables`, `text`) →
headings (`headings`), what stands before the text (`finding`, `front`, `names`, `bios`),
captions, calls and lists as a manuscript takes them (`arranging`, `notes`) → a file
(`writing`, `markdown`, `emphasis`) and its pictures (`figures`), added to the contents
(`contents`). `building` holds the steps together, `importing` writes. What is doubtful is
told by its paragraph (`doubts`), and every word of the file counted against what was written
(`tally`).
"""

from galley.intake.word.doubts import WordDoubt
from galley.intake.word.importing import import_word
from galley.intake.word.report import WordReport

__all__ = ["WordDoubt", "WordReport", "import_word"]
