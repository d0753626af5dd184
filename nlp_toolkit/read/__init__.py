"""Read the files that councils and families send: text, Word, PDF, web pages, e-mail and tables.

find -> read                              what can't be read comes back with its reason
"""

from nlp_toolkit.read.files import find, read, read_all
from nlp_toolkit.read.kind import kind_of

__all__ = ["find", "kind_of", "read", "read_all"]
