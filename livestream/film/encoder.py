"""Turn frames into fragmented MP4 pieces with the ffmpeg that imageio-ffmpeg brings."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import imageio_ffmpeg
from PIL import Image

SEGMENT_SECONDS = 2
PLAYLIST = "index.m3u8"
VIDEO_BITS = 520_000
AUDIO_BITS = 64_000


class FilmError(RuntimeError):
    """ffmpeg refused; the message is the end of what it said."""


def encode(
    frames: Iterable[Image.Image],
    tune: Path,
    folder: Path,
    *,
    size: tuple[int, int],
    drawn_fps: float,
    fps: int,
) -> None:
    """Write `init.mp4`, `seg000.m4s` … and a plain playlist into `folder`.

    H.264 main with a key frame each second, AAC, pieces of two seconds. Frames come at
    `drawn_fps` and are repeated to `fps`. Raises FilmError.
    """
    command = [imageio_ffmpeg.get_ffmpeg_exe(), *_arguments(tune, size, drawn_fps, fps)]
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if process.stdin is None or process.stderr is None:
        raise FilmError("ffmpeg has no input")
    try:
        for frame in frames:
            process.stdin.write(frame.tobytes())
    except BrokenPipeError:
        pass  # ffmpeg says why below
    process.stdin.close()
    said = process.stderr.read().decode(errors="replace")
    if process.wait() != 0:
        raise FilmError(said[-600:])


def _arguments(tune: Path, size: tuple[int, int], drawn_fps: float, fps: int) -> list[str]:
    source = f"-f rawvideo -pix_fmt rgb24 -s {size[0]}x{size[1]} -r {drawn_fps} -i pipe:0"
    video = (
        f"-map 0:v -map 1:a -r {fps} -c:v libx264 -profile:v main -level 3.1 -preset veryfast"
        f" -bf 0 -pix_fmt yuv420p -b:v {VIDEO_BITS} -maxrate {VIDEO_BITS * 13 // 10}"
        f" -bufsize {VIDEO_BITS * 2} -g {fps} -keyint_min {fps} -sc_threshold 0 -threads 2"
    )
    audio = f"-c:a aac -b:a {AUDIO_BITS} -ac 1"
    pieces = (
        f"-f hls -hls_time {SEGMENT_SECONDS} -hls_playlist_type vod -hls_segment_type fmp4"
        " -hls_fmp4_init_filename init.mp4 -hls_segment_filename seg%03d.m4s"
    )
    quiet = "-hide_banner -loglevel error -y"
    return [
        *quiet.split(),
        *source.split(),
        "-i",
        str(tune),
        *video.split(),
        *audio.split(),
        "-map_metadata",
        "-1",
        "-fflags",
        "+bitexact",
        "-flags",
        "+bitexact",
        *pieces.split(),
        PLAYLIST,
    ]


def segment_durations(folder: Path) -> list[tuple[str, float]]:
    """Return name and length (seconds) of every piece, in order."""
    text = (folder / PLAYLIST).read_text()
    found = re.findall(r"#EXTINF:([\d.]+),[^\n]*\n([^#\n]+)", text)
    return [(name.strip(), float(length)) for length, name in found]


def codecs(folder: Path) -> str:
    """Return the RFC 6381 codecs of the film, read from what was really written."""
    head = (folder / "init.mp4").read_bytes()
    at = head.index(b"avcC") + 5
    return f"avc1.{head[at : at + 3].hex().upper()},mp4a.40.2"
