"""Read the files that councils and families send: text, Word, PDF, web pages, e-mail and tables.

find -> read                              what can't be read comes back with its reason
"""

from nlp_toolkit.read.files import find, read, read_all

__all__ = ["find", "read", "read_all"]
