"""What can be wrong with a picture somebody uploads. Messages are gettext msgids."""


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogue of translations; who shows the error translates it."""
    return message


TOO_LARGE = gettext_noop("The picture is too large. Save it with at most 40 megapixels and retry.")
UNREADABLE = gettext_noop("The file is not a readable picture. Save it as JPEG or PNG and retry.")


class PictureError(ValueError):
    """A picture that cannot be used; the message says what its owner can do."""


class PictureTooLarge(PictureError):
    """More pixels than any shelf needs, or a file made to fill the memory."""

    def __init__(self) -> None:
        super().__init__(TOO_LARGE)


class PictureUnreadable(PictureError):
    """The bytes are not a picture, or they stop half-way."""

    def __init__(self) -> None:
        super().__init__(UNREADABLE)
