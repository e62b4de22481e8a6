"""Make the demo film that a market session without a camera plays, once per recipe."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import PIL
from PIL import Image

import shop.pictures
from shop.pictures.renditions import normalised

from .encoder import codecs, encode, segment_durations
from .market import Market, build_market
from .music import write_tune

MANIFEST = "loop.json"


@dataclass(frozen=True)
class Loop:
    """What a live playlist needs to know: durations in seconds, sizes in pixels."""

    digest: str
    init: str
    segments: list[str]
    durations: list[float]
    target_duration: int
    width: int
    height: int
    fps: int
    codecs: str
    bandwidth: int
    poster: str


Progress = Callable[[int, int], None]


def make_loop(
    folder: Path,
    frames_seed: str,
    seconds: int = 24,
    size: tuple[int, int] = (720, 1280),
    fps: int = 25,
    on_progress: Progress | None = None,
) -> Loop:
    """Draw, animate and encode the market film into `folder`; its end meets its beginning.

    Writes `init.mp4`, `seg000.m4s` …, `poster.jpg`, `poster.avif` and, last of all, `loop.json`:
    a folder with that file is complete. When it already holds the same recipe nothing is done.
    `on_progress(frames done, frames in all)` is called while drawing. Raises FilmError.
    """
    digest = _digest(frames_seed, seconds, size, fps)
    known = read_loop(folder)
    if known is not None and known.digest == digest:
        return known
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as name:
        work = Path(name)
        market = build_market(frames_seed, size)
        _write_poster(market, work)
        tune = work / "tune.wav"
        write_tune(tune, frames_seed, seconds)
        drawn_fps = fps / 2
        total = round(seconds * drawn_fps)
        frames = _frames(market, total, on_progress)
        encode(frames, tune, work, size=size, drawn_fps=drawn_fps, fps=fps)
        loop = _describe(work, digest, size, fps)
        _publish(work, folder, loop)
    return loop


def read_loop(folder: Path) -> Loop | None:
    """Return the film that `folder` holds, or None when there is none or it is another format."""
    try:
        return Loop(**json.loads((folder / MANIFEST).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _frames(market: Market, total: int, on_progress: Progress | None) -> Iterator[Image.Image]:
    for number in range(total):
        yield market.frame(number / total)
        if on_progress is not None:
            on_progress(number + 1, total)


def _write_poster(market: Market, work: Path) -> None:
    # A moment in which the seller holds something up says more than the empty first one.
    picture = normalised(market.frame(0.17))
    picture.save(work / "poster.jpg", quality=82, progressive=True, optimize=True)
    picture.save(work / "poster.avif", quality=56, speed=8, max_threads=1)


def _describe(work: Path, digest: str, size: tuple[int, int], fps: int) -> Loop:
    pieces = segment_durations(work)
    durations = [length for _, length in pieces]
    weight = max((work / name).stat().st_size * 8 / length for name, length in pieces)
    return Loop(
        digest=digest,
        init="init.mp4",
        segments=[name for name, _ in pieces],
        durations=durations,
        target_duration=-(-round(max(durations) * 1000) // 1000),
        width=size[0],
        height=size[1],
        fps=fps,
        codecs=codecs(work),
        bandwidth=round(weight),
        poster="poster.jpg",
    )


def _publish(work: Path, folder: Path, loop: Loop) -> None:
    """Replace an older film: its manifest goes first and the new one comes last."""
    (folder / MANIFEST).unlink(missing_ok=True)
    for old in folder.glob("seg*.m4s"):
        old.unlink()
    for name in (loop.init, *loop.segments, "poster.jpg", "poster.avif"):
        shutil.move(work / name, folder / name)
    manifest = work / MANIFEST
    manifest.write_text(json.dumps(asdict(loop), indent=1) + "\n")
    manifest.replace(folder / MANIFEST)


def _digest(seed: str, seconds: int, size: tuple[int, int], fps: int) -> str:
    return hashlib.sha256(f"{seed}|{seconds}|{size}|{fps}|{_code_digest()}".encode()).hexdigest()


@cache
def _code_digest() -> str:
    digest = hashlib.sha256(PIL.__version__.encode())
    drawing = Path(shop.pictures.__file__).parent
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *sorted(drawing.rglob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()
