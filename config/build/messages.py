"""Compiles the translations: every django.po to the django.mo that gettext reads."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from config.build.stamps import ROOT, Stamp, content_hash
from config.services.errors import ServiceError

# `makemessages` writes two empty plural forms even where the language, as ours, has one.
EMPTY_FORM = re.compile(rb'^msgstr\[[1-9]\] ""\n(?!")', re.MULTILINE)


def build() -> int:
    """Compile every catalogue that changed; returns how many.

    Raises ServiceError naming the file and line of a broken one.
    """
    return sum(_compile(source) for source in sorted(ROOT.glob("*/*locale/*/LC_MESSAGES/*.po")))


def _compile(source: Path) -> bool:
    target = source.with_suffix(".mo")
    wanted = content_hash([source])
    stamp = Stamp(ROOT / "var" / "build" / f"{source.parts[-5]}-{source.parts[-3]}.json")
    if target.exists() and stamp.says(wanted):
        return False
    try:
        text = EMPTY_FORM.sub(b"", source.read_bytes())
        catalogue = read_po(io.BytesIO(text), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise ServiceError(f"{source.relative_to(ROOT)} cannot be read: {error}") from error
    # Another process may read it at this moment: never leave half a file.
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    with draft.open("wb") as file:
        write_mo(file, catalogue)
    draft.replace(target)
    stamp.set(wanted)
    return True
