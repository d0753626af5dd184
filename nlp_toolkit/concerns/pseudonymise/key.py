"""Keep the way back from safe letters: in a file of its own, encrypted, for its owner alone."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from nlp_toolkit.concerns.pseudonymise.errors import KeyFileError
from nlp_toolkit.records import Key

_COST = 2**15
_SHORTEST = 8  # characters of a passphrase
_FORMAT = "nlp-toolkit key 1"


def apart(path: Path, *folders: Path) -> None:
    """Refuse a key file inside a folder that holds safe letters.

    Raises:
        KeyFileError: If the file would lie in one of the folders or below it.
    """
    place = path.expanduser().resolve()
    for folder in folders:
        if place.is_relative_to(folder.expanduser().resolve()):
            raise KeyFileError("the key file would lie in the folder of the safe letters; choose a place outside it")


def ready(path: Path, passphrase: str, *, apart_from: tuple[Path, ...]) -> None:
    """Make sure, before any work, that a key can be written there.

    Args:
        path: Where the key will lie.
        passphrase: At least eight characters.
        apart_from: The output folders, in which a key is refused.

    Raises:
        KeyFileError: If it cannot, or another file would be overwritten.
    """
    apart(path, *apart_from)
    if len(passphrase) < _SHORTEST:
        raise KeyFileError("the passphrase is shorter than eight characters; choose a longer one")
    if not path.parent.is_dir():
        raise KeyFileError("the folder of the key file is not there; make it first")
    if path.exists():
        _opened(path)


def write_key(key: Key, path: Path, passphrase: str, *, apart_from: tuple[Path, ...]) -> None:
    """Write a key, encrypted with a passphrase, readable by its owner alone.

    Args:
        key: The way back.
        path: Where to; an older key there is replaced whole.
        passphrase: At least eight characters.
        apart_from: The output folders, in which a key is refused.

    Raises:
        KeyFileError: If the passphrase is short, the file would lie beside the letters, or it would replace a file
            that is no key.
    """
    ready(path, passphrase, apart_from=apart_from)
    salt = os.urandom(16)
    token = Fernet(_derive(passphrase, salt, _COST)).encrypt(json.dumps(_plain(key)).encode())
    content = {"format": _FORMAT, "kdf": "scrypt", "n": _COST, "salt": salt.hex(), "token": token.decode()}
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(content, stream)
    fresh.chmod(0o600)
    fresh.replace(path)


def read_key(path: Path, passphrase: str) -> Key:
    """Open a key file.

    Raises:
        KeyFileError: If it is no key file or the passphrase is wrong.
    """
    salt, token = _opened(path)
    try:
        opened = json.loads(Fernet(_derive(passphrase, salt, _COST)).decrypt(token))
    except InvalidToken:
        raise KeyFileError("the passphrase does not open the key file; type it again") from None
    return Key(
        sources=tuple((a, b) for a, b in opened["sources"]),
        originals=tuple((a, tuple((s, e, w) for s, e, w in spans)) for a, spans in opened["originals"]),
        stand_ins=tuple((a, b) for a, b in opened["stand_ins"]),
        prints=tuple((a, b) for a, b in opened["prints"]),
        fingerprints=tuple((a, b) for a, b in opened["fingerprints"]),
    )


def _opened(path: Path) -> tuple[bytes, bytes]:
    """Read the salt and the encrypted part of a key file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        salt, token, cost = bytes.fromhex(content["salt"]), content["token"].encode(), int(content["n"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise KeyFileError("the key file cannot be read; give the file that --key wrote") from None
    if content.get("format") != _FORMAT or cost != _COST:
        raise KeyFileError("the key file has an unknown format; give the file that --key wrote")
    return salt, token


def _plain(key: Key) -> dict[str, object]:
    return {
        "sources": key.sources,
        "originals": key.originals,
        "stand_ins": key.stand_ins,
        "prints": key.prints,
        "fingerprints": key.fingerprints,
    }


def _derive(passphrase: str, salt: bytes, cost: int) -> bytes:
    derived = Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(passphrase.encode())
    return base64.urlsafe_b64encode(derived)


def restore(text: str, key: Key) -> str:
    """Put the original words back into a safe letter, or into any text that quotes one.

    A safe letter that nobody edited comes back character for character. In any other text each stand-in that points to
    one thing becomes the fullest words it stands for; coarsened dates and ages stay.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    for name, known in key.prints:
        if known == digest:
            return _exact(text, dict(key.originals)[name])
    stand_ins = dict(key.stand_ins)
    if not stand_ins:
        return text
    pattern = "|".join(
        re.escape(shown) if shown.startswith("[") else rf"(?<!\w){re.escape(shown)}(?!\w)"
        for shown in sorted(stand_ins, key=len, reverse=True)
    )
    return re.sub(pattern, lambda match: stand_ins[match.group()], text)


def _exact(text: str, spans: tuple[tuple[int, int, str], ...]) -> str:
    pieces, at = [], 0
    for start, end, words in spans:
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])
