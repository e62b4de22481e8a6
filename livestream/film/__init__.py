"""The demo film: a cut-paper market that plays where no camera does."""

from .encoder import FilmError
from .loop import Loop, make_loop, read_loop

__all__ = ["FilmError", "Loop", "make_loop", "read_loop"]
