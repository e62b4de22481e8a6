"""Pictures that the shop draws itself until a producer uploads photographs."""

from .batch import PictureJob, Scene, render, render_many
from .errors import PictureError, PictureTooLarge, PictureUnreadable
from .matching import motif_for
from .motif import Motif
from .renditions import Rendition, write_renditions
from .scenes import draw_producer_banner, draw_session_poster, draw_story_cover
from .still_life import draw
from .uploads import open_picture

__all__ = [
    "Motif",
    "PictureError",
    "PictureJob",
    "PictureTooLarge",
    "PictureUnreadable",
    "Rendition",
    "Scene",
    "draw",
    "draw_producer_banner",
    "draw_session_poster",
    "draw_story_cover",
    "motif_for",
    "open_picture",
    "render",
    "render_many",
    "write_renditions",
]
