"""VietQR: a bank transfer as a QR code (NAPAS on EMVCo merchant-presented QR).

Every field is tag, two-digit length and value. The last is a CRC-16/CCITT-FALSE over everything
before it, its own tag and length ("6304") included.
"""

import io
from dataclasses import dataclass

import segno
from django.conf import settings

from orders.models import Payment

_NAPAS = "A000000727"
_TO_ACCOUNT = "QRIBFTTA"
_DONG, _VIETNAM = "704", "VN"


@dataclass(frozen=True)
class Slip:
    """What a buyer needs to transfer the money by QR or by hand. ``amount`` is dong."""

    payload: str
    bank: str
    account: str
    holder: str
    memo: str
    amount: int

    @property
    def image(self) -> str:
        """The QR code as a ``data:`` address of an SVG picture, for an <img>."""
        return svg_data_uri(self.payload)


def slip(payment: Payment) -> Slip:
    """The slip of a transfer payment to the shop's account."""
    code = payload(
        bank_bin=settings.BANK_BIN,
        account=settings.BANK_ACCOUNT,
        amount=payment.amount,
        memo=payment.memo,
    )
    return Slip(
        code,
        settings.BANK_NAME,
        settings.BANK_ACCOUNT,
        settings.BANK_HOLDER,
        payment.memo,
        payment.amount,
    )


def payload(*, bank_bin: str, account: str, amount: int | None = None, memo: str = "") -> str:
    """The text of the QR code. Without ``amount`` (dong) it is a static code for any sum."""
    to = _field("00", bank_bin) + _field("01", account)
    merchant = _field("00", _NAPAS) + _field("01", to) + _field("02", _TO_ACCOUNT)
    text = _field("00", "01") + _field("01", "11" if amount is None else "12")
    text += _field("38", merchant) + _field("53", _DONG)
    if amount is not None:
        text += _field("54", str(amount))
    text += _field("58", _VIETNAM)
    if memo:
        text += _field("62", _field("08", memo))
    text += "6304"
    return f"{text}{crc16(text.encode()):04X}"


def crc16(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _bit in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
            crc &= 0xFFFF
    return crc


def svg_data_uri(text: str) -> str:
    """A QR code as a ``data:image/svg+xml`` address; error correction M survives a bad print."""
    return str(segno.make(text, error="m", micro=False).svg_data_uri(scale=8, border=3))


def png_data_uri(text: str) -> str:
    """A QR code as a ``data:image/png`` address, for apps that draw no SVG."""
    return str(segno.make(text, error="m", micro=False).png_data_uri(scale=8, border=3))


def png(text: str) -> bytes:
    """A QR code as a PNG file."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=8, border=3)
    return out.getvalue()


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"
