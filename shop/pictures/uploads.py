"""Open what somebody uploaded, before anything trusts it."""

from __future__ import annotations

import warnings
from typing import BinaryIO

from PIL import Image

from .errors import PictureTooLarge, PictureUnreadable
from .renditions import MAX_PIXELS

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
"""What phones and cameras write. Nothing that can carry a script or point elsewhere, such as SVG,
EPS or PDF."""


def open_picture(source: BinaryIO) -> Image.Image:
    """Open an uploaded file by its content, whatever its name says; pixels stay packed.

    Raises PictureUnreadable for other formats and PictureTooLarge beyond 40 megapixels.
    """
    try:
        with warnings.catch_warnings():
            # Pillow's own limits are wider than ours, which is checked right below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(source, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PictureTooLarge from error
    except (OSError, SyntaxError, ValueError) as error:
        raise PictureUnreadable from error
    if image.width * image.height > MAX_PIXELS:
        raise PictureTooLarge
    return image
