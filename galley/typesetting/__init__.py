"""A part's HTML becomes pages; the only folder that imports the engine.

Importing anything of it comes before the engine's import, so here is where the
machine's fonts are shut out.
"""

from galley.typesetting.fonts import isolate_fonts

isolate_fonts()
