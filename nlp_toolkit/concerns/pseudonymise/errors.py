"""What stops letters from being made safe or restored."""

from __future__ import annotations


class LettersError(ValueError):
    """Tell in a clause what is wrong and what to do; it never holds a word of a letter."""


class KeyFileError(LettersError):
    """Tell why a key file cannot be written or opened."""


class ReviewError(LettersError):
    """Tell what is wrong with a workbook of decisions."""
