"""Draw and write many pictures at once, on as many cores as the caller grants."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from pathlib import Path

import PIL
from PIL import Image

from .motif import Motif
from .renditions import CARD_SIZE, WIDTHS, Rendition, existing_renditions, write_renditions
from .scenes import draw_producer_banner, draw_session_poster, draw_story_cover
from .still_life import draw


class Scene(StrEnum):
    """What kind of picture a job asks for."""

    PRODUCT = auto()
    PRODUCER = auto()
    STORY = auto()
    SESSION = auto()


SIZES: dict[Scene, tuple[int, int]] = {
    Scene.PRODUCT: (1200, 1200),
    Scene.PRODUCER: (1600, 600),
    Scene.STORY: (1600, 900),
    Scene.SESSION: (1280, 720),
}


@dataclass(frozen=True)
class PictureJob:
    """One picture to draw and write.

    `motifs` holds one motif for a product or a story, up to six for a session, none for a
    producer, whose `producer_kind` counts instead. `stem` starts the file names in `folder`.
    """

    scene: Scene
    seed: str
    folder: Path
    stem: str
    motifs: tuple[Motif, ...] = ()
    producer_kind: str = ""
    widths: tuple[int, ...] = WIDTHS

    def paint(self, size: tuple[int, int]) -> Image.Image:
        """Draw the picture in this size (pixels)."""
        if self.scene is Scene.PRODUCER:
            return draw_producer_banner(self.producer_kind, self.seed, size)
        if self.scene is Scene.SESSION:
            return draw_session_poster(self.seed, self.motifs, size)
        if self.scene is Scene.STORY:
            return draw_story_cover(self.seed, self.motifs[0], size)
        return draw(self.motifs[0], self.seed, size)

    def digest(self) -> str:
        """Return what the files are named after: the recipe, the drawing code and the encoder."""
        recipe = (self.scene, self.seed, self.motifs, self.producer_kind, self.widths)
        return hashlib.sha256(f"{recipe}{_code_digest()}".encode()).hexdigest()


Done = Callable[[PictureJob, list[Rendition]], None]


def render(job: PictureJob) -> list[Rendition]:
    """Draw and write one picture, or return the files of an earlier run of the same recipe."""
    size = SIZES[job.scene]
    digest = job.digest()
    found = existing_renditions(size, job.folder, job.stem, digest, job.widths)
    if found is not None:
        return found
    return write_renditions(
        job.paint(size), job.folder, job.stem, job.widths, digest=digest, card=job.paint(CARD_SIZE)
    )


def render_many(
    jobs: Iterable[PictureJob], processes: int = 2, on_done: Done | None = None
) -> list[list[Rendition]]:
    """Render every job and return the renditions in the order of the jobs.

    `on_done(job, renditions)` runs in the calling process as each picture is finished, for a
    progress bar. With `processes=1` everything happens in the calling process, as a Celery
    worker's child needs it (it may not have children of its own).
    """
    todo = list(jobs)
    done: dict[int, list[Rendition]] = {}
    for index, result in _finished(todo, processes):
        done[index] = result
        if on_done is not None:
            on_done(todo[index], result)
    return [done[index] for index in range(len(todo))]


def _finished(jobs: list[PictureJob], processes: int) -> Iterable[tuple[int, list[Rendition]]]:
    if processes <= 1 or len(jobs) < 2:
        yield from ((index, render(job)) for index, job in enumerate(jobs))
        return
    # Spawned, not forked: the caller may hold database connections that a fork would share.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        waiting = {pool.submit(render, job): index for index, job in enumerate(jobs)}
        for future in as_completed(waiting):
            yield waiting[future], future.result()


@cache
def _code_digest() -> str:
    """Return a digest of this package: a changed drawing gets new file names by itself."""
    digest = hashlib.sha256(PIL.__version__.encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
