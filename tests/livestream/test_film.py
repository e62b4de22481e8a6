"""The demo film: drawn, animated, encoded, and made only once."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import pytest
from PIL import Image, ImageChops, ImageStat

from livestream.film import FilmError, Loop, make_loop, read_loop
from livestream.film.encoder import encode
from livestream.film.market import build_market
from livestream.film.music import RATE, write_tune

SIZE = (180, 320)
SECONDS = 6


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Loop]:
    folder = tmp_path_factory.mktemp("film")
    return folder, make_loop(folder, "test", seconds=SECONDS, size=SIZE)


def inspect(folder: Path, loop: Loop, *arguments: str) -> str:
    """What ffmpeg says about the pieces put together."""
    whole = folder.parent / "whole.mp4"
    pieces = (loop.init, *loop.segments)
    whole.write_bytes(b"".join((folder / name).read_bytes() for name in pieces))
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(whole), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def difference(first: Image.Image, second: Image.Image) -> float:
    """Mean difference of two pictures, 0–255."""
    return sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3


class TestPieces:
    def test_the_durations_add_up_to_the_film(self, film: tuple[Path, Loop]) -> None:
        folder, loop = film
        assert sum(loop.durations) == pytest.approx(SECONDS, abs=0.05)
        assert loop.segments == ["seg000.m4s", "seg001.m4s", "seg002.m4s"]
        assert max(loop.durations) <= loop.target_duration == 2
        assert all((folder / name).stat().st_size > 0 for name in (loop.init, *loop.segments))

    def test_the_manifest_says_what_a_playlist_needs(self, film: tuple[Path, Loop]) -> None:
        folder, loop = film
        manifest = json.loads((folder / "loop.json").read_text())
        assert Loop(**manifest) == loop == read_loop(folder)
        assert (manifest["width"], manifest["height"], manifest["fps"]) == (*SIZE, 25)
        assert re.fullmatch(r"avc1\.4D[0-9A-F]{4},mp4a\.40\.2", manifest["codecs"])

    def test_it_is_h264_main_with_aac(self, film: tuple[Path, Loop]) -> None:
        said = inspect(*film)
        assert re.search(r"Video: h264 \(Main\).*yuv420p.*180x320.* 25 fps", said)
        assert "Audio: aac (LC)" in said
        assert "48000 Hz" in said

    def test_every_second_starts_with_a_key_frame(self, film: tuple[Path, Loop]) -> None:
        select = ["-vf", r"select=eq(pict_type\,I),showinfo", "-f", "null", "-"]
        said = inspect(*film, *select)
        times = [float(time) for time in re.findall(r"pts_time:\s*([\d.]+)", said)]
        assert [round(time - times[0], 2) for time in times] == [float(i) for i in range(SECONDS)]

    def test_nothing_unfinished_is_left_in_the_folder(self, film: tuple[Path, Loop]) -> None:
        folder, loop = film
        expected = {loop.init, *loop.segments, "loop.json", "poster.jpg", "poster.avif"}
        assert {path.name for path in folder.iterdir()} == expected

    def test_the_poster_has_the_shape_of_the_film(self, film: tuple[Path, Loop]) -> None:
        folder, _ = film
        for name in ("poster.jpg", "poster.avif"):
            with Image.open(folder / name) as image:
                assert image.size == SIZE


class TestOnlyOnce:
    def test_the_same_recipe_is_not_made_again(self, film: tuple[Path, Loop]) -> None:
        folder, loop = film
        frames: list[int] = []
        stamp = (folder / "seg000.m4s").stat().st_mtime_ns
        again = make_loop(
            folder, "test", seconds=SECONDS, size=SIZE, on_progress=lambda n, _: frames.append(n)
        )
        assert (again, frames) == (loop, [])
        assert (folder / "seg000.m4s").stat().st_mtime_ns == stamp

    def test_a_shorter_film_replaces_a_longer_one_completely(
        self, film: tuple[Path, Loop], tmp_path: Path
    ) -> None:
        folder = shutil.copytree(film[0], tmp_path / "film")
        frames: list[tuple[int, int]] = []
        shorter = make_loop(
            folder,
            "test",
            seconds=2,
            size=SIZE,
            on_progress=lambda done, total: frames.append((done, total)),
        )
        assert frames[-1] == (25, 25)
        assert [path.name for path in folder.glob("seg*.m4s")] == shorter.segments == ["seg000.m4s"]
        assert read_loop(folder) == shorter

    def test_a_broken_manifest_counts_as_none(self, tmp_path: Path) -> None:
        (tmp_path / "loop.json").write_text('{"digest": 1}')
        assert read_loop(tmp_path) is None
        assert read_loop(tmp_path / "nowhere") is None


class TestScene:
    def test_the_end_of_the_film_meets_its_beginning(self) -> None:
        market = build_market("loop", SIZE)
        start, end = market.frame(0.0), market.frame(299 / 300)
        steps = [market.frame(number / 300) for number in range(12)]
        usual = max(map(difference, steps, steps[1:]))
        assert difference(end, start) <= usual * 1.2
        assert difference(market.frame(0.5), start) > usual * 2
        assert market.frame(1.0).tobytes() == start.tobytes()

    def test_the_seller_moves_and_shows_another_good_in_each_third(self) -> None:
        market = build_market("loop", SIZE)
        shown = [market.frame(share) for share in (0.17, 0.5, 0.83)]
        right = (round(SIZE[0] * 0.66), round(SIZE[1] * 0.38), SIZE[0], round(SIZE[1] * 0.56))
        crops = [frame.crop(right) for frame in shown]
        assert difference(crops[0], crops[1]) > 5
        assert difference(crops[1], crops[2]) > 5

    def test_the_same_seed_composes_the_same_frame(self) -> None:
        frames = [build_market(seed, SIZE).frame(0.3).tobytes() for seed in ("a", "a", "b")]
        assert frames[0] == frames[1] != frames[2]


class TestTune:
    def test_it_lasts_exactly_as_long_as_the_film(self, tmp_path: Path) -> None:
        write_tune(tmp_path / "a.wav", "a", 2)
        assert (tmp_path / "a.wav").stat().st_size == 44 + 2 * RATE * 2

    def test_the_same_seed_plays_the_same_tune(self, tmp_path: Path) -> None:
        for name, seed in (("a", "x"), ("b", "x"), ("c", "y")):
            write_tune(tmp_path / name, seed, 2)
        tunes = [(tmp_path / name).read_bytes() for name in "abc"]
        assert tunes[0] == tunes[1] != tunes[2]


def test_ffmpegs_refusal_is_told_and_leaves_no_film(tmp_path: Path) -> None:
    with pytest.raises(FilmError):
        encode([], tmp_path / "none.wav", tmp_path, size=SIZE, drawn_fps=12.5, fps=25)
    assert list(tmp_path.iterdir()) == []


def test_a_film_of_another_digest_is_another_film(film: tuple[Path, Loop]) -> None:
    assert replace(film[1], digest="other") != read_loop(film[0])
