r"""An article in, whatever it comes as: path, URL, standard input, bytes or text.

>>> from attrib.ingest import read
>>> article = read("Mayor quits\n\nThe mayor left office on Monday, the council said.")
>>> [block.kind for block in article.blocks]
['headline', 'paragraph']
"""

from attrib.ingest.language import require_english
from attrib.ingest.reader import is_report, read, read_argument
from attrib.ingest.text import read_text

__all__ = ["is_report", "read", "read_argument", "read_text", "require_english"]
