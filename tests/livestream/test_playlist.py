"""The wall clock decides which segments are on air; the sequence never goes backwards."""

import json
import re
from pathlib import Path

import pytest
from django.utils import timezone

from livestream.stream.playlist import Film, live_text, read_film, replay_text
from tests.livestream.live_process import live_process
from tests.livestream.world import make_session

FILM = Film(
    folder="film/cho",
    init="init.mp4",
    names=("a.m4s", "b.m4s", "c.m4s"),
    durations=(2.0, 2.0, 1.5),
)


def sequence(text: str) -> tuple[int, int]:
    found = re.search(r"MEDIA-SEQUENCE:(\d+)\n#EXT-X-DISCONTINUITY-SEQUENCE:(\d+)", text)
    assert found
    return int(found[1]), int(found[2])


def segments(text: str) -> list[str]:
    """Names in order, with a bar where the film begins again."""
    kept = [line for line in text.splitlines() if line == "#EXT-X-DISCONTINUITY" or line[0] == "/"]
    return ["|" if line[0] == "#" else line.rsplit("/", 1)[1][0] for line in kept]


@pytest.mark.parametrize(
    ("seconds", "first", "gone", "shown"),
    [
        (0, 0, 0, ["a"]),
        (1.9, 0, 0, ["a"]),
        (2.1, 0, 0, ["a"]),
        (4.1, 0, 0, ["a", "b"]),
        (5.6, 0, 0, ["a", "b", "c"]),
        (7.6, 0, 0, ["a", "b", "c", "|", "a"]),
        (13.2, 1, 0, ["b", "c", "|", "a", "b", "c", "|", "a"]),
        (17.0, 3, 0, ["|", "a", "b", "c", "|", "a", "b", "c"]),
        (18.6, 4, 1, ["b", "c", "|", "a", "b", "c", "|", "a"]),
    ],
)
def test_the_window_moves_with_the_clock(
    seconds: float, first: int, gone: int, shown: list[str]
) -> None:
    text = live_text(FILM, started_at=1_000_000.0, now=1_000_000.0 + seconds)
    assert sequence(text) == (first, gone)
    assert segments(text) == shown
    assert "#EXT-X-TARGETDURATION:2\n" in text
    assert "#EXT-X-ENDLIST" not in text


def test_each_segment_keeps_its_number_date_and_discontinuity_over_an_hour() -> None:
    seen: dict[int, tuple[str, str, int]] = {}
    for tick in range(0, 3600 * 2):
        text = live_text(FILM, started_at=1_000_000.0, now=1_000_000.0 + tick / 2)
        number, discontinuity = sequence(text)
        date = ""
        for line in text.splitlines():
            if line == "#EXT-X-DISCONTINUITY":
                discontinuity += 1
            elif line.startswith("#EXT-X-PROGRAM-DATE-TIME:"):
                date = line
            elif line.startswith("/"):
                fact = (line, date, discontinuity)
                assert seen.setdefault(number, fact) == fact
                number += 1
    assert sorted(seen) == list(range(max(seen) + 1))


def test_a_replay_is_whole_and_ends() -> None:
    text = replay_text(FILM)
    assert segments(text) == ["a", "b", "c"]
    assert "#EXT-X-PLAYLIST-TYPE:VOD" in text
    assert text.endswith("#EXT-X-ENDLIST\n")


def write_film(media: Path) -> None:
    folder = media / "film" / "cho"
    folder.mkdir(parents=True)
    manifest = {"init": FILM.init, "segments": FILM.names, "durations": FILM.durations}
    (folder / "loop.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize("folder", ["", "film/none", "../film/cho", "/etc", "film/cho/../../.."])
def test_only_a_folder_below_media_holds_a_film(tmp_path: Path, folder: str) -> None:
    write_film(tmp_path)
    assert read_film(tmp_path, folder) is None
    assert read_film(tmp_path, "film/cho") == FILM


@pytest.mark.django_db(transaction=True)
def test_the_process_serves_a_running_and_an_ended_session_only(tmp_path: Path) -> None:
    write_film(tmp_path)
    running = make_session(film="film/cho")
    over = make_session(state="ended", film="film/cho")
    soon = make_session(state="waiting", film="film/cho")
    bare = make_session()
    with live_process(tmp_path / "live.log", tmp_path) as live:
        status, headers, body = live.get(f"/truc-tiep/{running.slug}/index.m3u8")
        assert (status, headers["content-type"]) == (200, "application/vnd.apple.mpegurl")
        assert b'#EXT-X-MAP:URI="/media/film/cho/init.mp4"' in body
        assert str(timezone.now().year).encode() in body
        assert b"#EXT-X-ENDLIST" in live.get(f"/truc-tiep/{over.slug}/index.m3u8")[2]
        for session in (soon, bare):
            assert live.get(f"/truc-tiep/{session.slug}/index.m3u8")[0] == 404
        assert live.get("/truc-tiep/khong-co/index.m3u8")[0] == 404
