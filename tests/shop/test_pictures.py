"""Drawn pictures, and what is written from any picture."""

from __future__ import annotations

import csv
import hashlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from shop.pictures import (
    Motif,
    PictureJob,
    PictureTooLarge,
    PictureUnreadable,
    Rendition,
    Scene,
    draw,
    draw_producer_banner,
    draw_session_poster,
    draw_story_cover,
    motif_for,
    open_picture,
    render_many,
    write_renditions,
)
from shop.pictures.goods.registry import GOODS
from shop.pictures.renditions import MAX_PIXELS

ROOT = Path(__file__).resolve().parents[2]
SMALL = (240, 240)
GROUPS = {
    "Thực phẩm": 1,
    "Đồ uống": 2,
    "Dược liệu và sản phẩm từ dược liệu": 3,
    "Thủ công mỹ nghệ": 4,
    "Sinh vật cảnh": 5,
    "Du lịch cộng đồng, sinh thái và điểm du lịch": 6,
}
GPS_IFD, LATITUDE, ORIENTATION, ARTIST = 0x8825, 2, 0x0112, 0x013B


def digest(image: Image.Image) -> str:
    return hashlib.sha256(image.tobytes()).hexdigest()


def catalogue() -> list[dict[str, str]]:
    with (ROOT / "data" / "ocop_products.csv").open(encoding="utf-8") as source:
        return list(csv.DictReader(source))


def job(folder: Path, seed: str, motif: Motif = Motif.NOODLES) -> PictureJob:
    return PictureJob(Scene.PRODUCT, seed, folder, f"good-{seed}", (motif,), widths=(240,))


class TestMotif:
    def test_every_product_of_the_catalogue_says_itself_what_it_is(self) -> None:
        unknown = [
            row["name"]
            for row in catalogue()
            if motif_for(row["name"], GROUPS[row["group"]], row["facts"]) is Motif.HARVEST
        ]
        assert unknown == []

    def test_the_catalogue_uses_many_motifs_and_no_shelf_is_one_stamp(self) -> None:
        used = [motif_for(r["name"], GROUPS[r["group"]], r["facts"]) for r in catalogue()]
        assert len(set(used)) >= 60
        assert max(used.count(motif) for motif in set(used)) <= 20

    @pytest.mark.parametrize(
        ("name", "group", "motif"),
        [
            ("Miến dong Tài Hoan", 1, Motif.NOODLES),
            ("MIEN DONG TAI HOAN", 1, Motif.NOODLES),
            ("Nón lá Ngọc Thơm", 4, Motif.HAT),
            ("Nõn chè xanh Trại Cài", 2, Motif.TEA),
            ("Trứng gà cà gai leo Sadu", 1, Motif.EGG),
            ("Nước mắm Lê Gia - Cốt đặc biệt", 1, Motif.FISH_SAUCE),
            ("Lê Nậm Pung", 1, Motif.PEAR),
            ("Chè lam Phủ Quảng", 1, Motif.CAKE),
            ("Chè đinh Tân Cương", 2, Motif.TEA),
            ("Giấm chuối Mạnh Minh", 1, Motif.VINEGAR),
            ("Rượu chuối men lá Mạnh Minh", 2, Motif.FRUIT_WINE),
            ("Hồng không hạt Bắc Kạn", 1, Motif.PERSIMMON),
            ("Mận hậu Bắc Hà", 1, Motif.PLUM),
        ],
    )
    def test_words_that_fold_alike_are_told_apart(
        self, name: str, group: int, motif: Motif
    ) -> None:
        assert motif_for(name, group, "") is motif

    def test_facts_help_when_the_name_is_only_a_brand(self) -> None:
        assert motif_for("Vân Hồ", 1, "Mật ong rừng vùng cao") is Motif.HONEY

    def test_a_nameless_good_gets_the_drawing_of_its_group(self) -> None:
        drawn = [motif_for("Xyz", group, "") for group in range(1, 7)]
        assert len(set(drawn)) == 6
        assert motif_for("Xyz", 99, "") is Motif.HARVEST


class TestDrawing:
    @pytest.mark.parametrize("motif", list(Motif))
    def test_every_motif_can_be_drawn(self, motif: Motif) -> None:
        image = draw(motif, "shelf", SMALL)
        assert (image.size, image.mode) == (SMALL, "RGB")
        assert len(image.getcolors(SMALL[0] * SMALL[1]) or []) > 40

    def test_no_motif_is_without_a_drawing(self) -> None:
        assert set(GOODS) == set(Motif)

    def test_the_same_seed_draws_the_same_picture_and_another_seed_another(self) -> None:
        pictures = [digest(draw(Motif.TEA, seed, SMALL)) for seed in ("a", "a", "b", "c")]
        assert pictures[0] == pictures[1]
        assert len(set(pictures)) == 3

    @pytest.mark.parametrize("size", [(1200, 630), (300, 500), (64, 64)])
    def test_any_shape_is_filled(self, size: tuple[int, int]) -> None:
        assert draw(Motif.GOURD, "a", size).size == size

    def test_scenes_are_drawn_again_the_same(self) -> None:
        def scenes() -> list[str]:
            return [
                digest(draw_producer_banner("cooperative", "a", (320, 120))),
                digest(draw_producer_banner("", "a", (320, 120))),
                digest(draw_story_cover("a", Motif.RICE_BOWL, (320, 180))),
                digest(draw_session_poster("a", [Motif.HONEY, Motif.TEA], (320, 180))),
                digest(draw_session_poster("a", [], (320, 180))),
            ]

        first = scenes()
        assert first == scenes()
        assert len(set(first)) == 5


class TestRenditions:
    def test_every_width_is_written_as_avif_and_webp_with_one_jpeg_and_a_card(
        self, tmp_path: Path
    ) -> None:
        written = write_renditions(draw(Motif.TEA, "a"), tmp_path, "tra")
        shapes = [(item.format, item.width, item.height) for item in written]
        sizes = [240, 480, 800, 1200]
        assert shapes == [
            *((kind, width, width) for width in sizes for kind in ("avif", "webp")),
            ("jpeg", 800, 800),
            ("jpeg", 1200, 630),
        ]
        for item in written:
            with Image.open(item.path) as image:
                assert (image.format, image.size) == (
                    item.format.upper(),
                    (item.width, item.height),
                )
            assert item.bytes == item.path.stat().st_size
            assert item.path.name.startswith("tra-")
        assert sorted(tmp_path.iterdir()) == sorted(item.path for item in written)

    @pytest.mark.parametrize("motif", [Motif.NOODLES, Motif.TEA, Motif.GOURD, Motif.SPIRIT])
    def test_a_shelf_picture_stays_light(self, motif: Motif, tmp_path: Path) -> None:
        (avif, _, _, _) = write_renditions(draw(motif, "a"), tmp_path, "x", (480,))
        assert avif.bytes <= 12_000

    def test_the_place_where_a_photograph_was_taken_is_gone_and_it_stands_upright(
        self, tmp_path: Path
    ) -> None:
        exif = Image.Exif()
        exif[ORIENTATION] = 6
        exif[ARTIST] = "somebody"
        exif.get_ifd(GPS_IFD)[LATITUDE] = (22.0, 24.0, 12.0)
        photo = io.BytesIO()
        Image.new("RGB", (600, 300), "#3F8054").save(photo, "JPEG", exif=exif, comment=b"secret")
        with Image.open(photo) as image:
            assert image.getexif().get_ifd(GPS_IFD)
            written = write_renditions(image, tmp_path, "photo", (240,))
        assert (written[0].width, written[0].height) == (240, 480)
        for item in written:
            raw = item.path.read_bytes()
            assert b"somebody" not in raw
            assert b"secret" not in raw
            with Image.open(item.path) as image:
                assert dict(image.getexif()) == {}
                assert not {"exif", "xmp", "icc_profile", "comment"} & set(image.info)

    @pytest.mark.parametrize("mode", ["CMYK", "P", "L", "LA", "1", "I;16", "YCbCr"])
    def test_other_colour_models_become_rgb(self, mode: str, tmp_path: Path) -> None:
        source = Image.new("L", (300, 200), 255)
        image = source.convert("I").convert("I;16") if mode == "I;16" else source.convert(mode)
        written = write_renditions(image, tmp_path, "any", (240,))
        with Image.open(written[1].path) as result:
            assert result.mode == "RGB"

    def test_cmyk_keeps_its_colour(self, tmp_path: Path) -> None:
        red = Image.new("CMYK", (300, 300), (0, 255, 255, 0))
        with Image.open(write_renditions(red, tmp_path, "red", (240,))[1].path) as result:
            pixel = result.convert("RGB").getpixel((100, 100))
        assert isinstance(pixel, tuple)
        assert pixel[0] > 200
        assert max(pixel[1:3]) < 60

    def test_what_was_transparent_shows_rice_paper(self, tmp_path: Path) -> None:
        clear = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
        with Image.open(write_renditions(clear, tmp_path, "clear", (240,))[1].path) as result:
            pixel = result.convert("RGB").getpixel((100, 100))
        assert isinstance(pixel, tuple)
        assert min(pixel) > 225

    def test_a_small_picture_is_never_blown_up(self, tmp_path: Path) -> None:
        written = write_renditions(Image.new("RGB", (320, 200)), tmp_path, "small")
        assert [item.width for item in written] == [240, 240, 320, 1200]
        tiny = write_renditions(Image.new("RGB", (90, 60)), tmp_path, "tiny")
        assert [item.width for item in tiny] == [90, 90, 90, 1200]

    def test_a_pixel_bomb_is_refused_before_it_is_unpacked(self, tmp_path: Path) -> None:
        side = int(MAX_PIXELS**0.5) + 1
        bomb = io.BytesIO()
        Image.new("1", (side, side)).save(bomb, "PNG")
        with (
            Image.open(bomb) as image,
            pytest.raises(PictureTooLarge, match="at most 40 megapixels") as refusal,
        ):
            write_renditions(image, tmp_path / "new", "bomb")
        assert isinstance(refusal.value, ValueError)
        assert not (tmp_path / "new").exists()

    def test_a_picture_that_stops_half_way_is_refused_and_nothing_is_written(
        self, tmp_path: Path
    ) -> None:
        whole = io.BytesIO()
        draw(Motif.HONEY, "a", (400, 400)).save(whole, "JPEG")
        torn = io.BytesIO(whole.getvalue()[: whole.tell() // 2])
        with Image.open(torn) as image, pytest.raises(PictureUnreadable, match="JPEG or PNG"):
            write_renditions(image, tmp_path / "new", "torn")
        assert not (tmp_path / "new").exists()


class TestUploads:
    def test_a_photograph_is_opened_by_its_content(self) -> None:
        photo = io.BytesIO()
        Image.new("RGB", (30, 20)).save(photo, "PNG")
        assert open_picture(photo).size == (30, 20)

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"hello",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
            b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        ],
        ids=["empty", "text", "svg", "postscript", "gif", "torn-png"],
    )
    def test_anything_else_is_refused(self, content: bytes) -> None:
        with pytest.raises(PictureUnreadable):
            open_picture(io.BytesIO(content))

    @pytest.mark.parametrize("side", [6_400, 30_000], ids=["ours", "pillows-own"])
    def test_a_pixel_bomb_is_refused_by_its_header(self, side: int) -> None:
        header = struct.pack(">II", side, side) + b"\x01\x00\x00\x00\x00"
        chunk = b"IHDR" + header
        bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
        bomb += struct.pack(">I", zlib.crc32(chunk)) + struct.pack(">I", 0) + b"IDAT"
        with pytest.raises(PictureTooLarge):
            open_picture(io.BytesIO(bomb))


class TestMany:
    def test_two_processes_write_what_one_writes_and_report_each(self, tmp_path: Path) -> None:
        seen: list[str] = []

        def done(finished: PictureJob, renditions: list[Rendition]) -> None:
            seen.append(finished.seed)
            assert len(renditions) == 4

        alone = render_many([job(tmp_path / "one", s) for s in "abc"], processes=1)
        pair = render_many([job(tmp_path / "two", s) for s in "abc"], processes=2, on_done=done)
        assert sorted(seen) == ["a", "b", "c"]
        for left, right in zip(alone, pair, strict=True):
            for first, second in zip(left, right, strict=True):
                assert first.path.name == second.path.name
                assert first.path.read_bytes() == second.path.read_bytes()

    def test_a_second_run_touches_nothing_and_a_lost_file_comes_back(self, tmp_path: Path) -> None:
        (first,) = render_many([job(tmp_path, "a")], processes=1)
        stamps = [item.path.stat().st_mtime_ns for item in first]
        (again,) = render_many([job(tmp_path, "a")], processes=1)
        assert again == first
        assert [item.path.stat().st_mtime_ns for item in again] == stamps
        content = first[0].path.read_bytes()
        first[0].path.unlink()
        render_many([job(tmp_path, "a")], processes=1)
        assert first[0].path.read_bytes() == content

    def test_another_recipe_gets_another_name(self, tmp_path: Path) -> None:
        tea = job(tmp_path, "a", Motif.TEA)
        (first,), (second,) = render_many([job(tmp_path, "a")], 1), render_many([tea], 1)
        assert first[0].path.name != second[0].path.name

    @pytest.mark.parametrize(
        ("scene", "motifs"),
        [
            (Scene.PRODUCER, ()),
            (Scene.STORY, (Motif.TEA,)),
            (Scene.SESSION, (Motif.TEA, Motif.HONEY)),
        ],
    )
    def test_every_scene_has_its_card(
        self, scene: Scene, motifs: tuple[Motif, ...], tmp_path: Path
    ) -> None:
        task = PictureJob(scene, "a", tmp_path, "scene", motifs, "household", (480,))
        ((avif, webp, jpeg, card),) = render_many([task], processes=1)
        assert (avif.width, webp.format, jpeg.width) == (480, "webp", 800)
        assert (card.width, card.height) == (1200, 630)
