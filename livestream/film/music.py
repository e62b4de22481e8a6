"""A quiet plucked tune on five notes, as the lute of the Tày is played, that loops unheard."""

from __future__ import annotations

import math
import random
import wave as wav
from array import array
from pathlib import Path

RATE = 48_000
"""Samples a second. 24 s are then a whole number of AAC frames (1,125 × 1,024 samples)."""

_SCALE = (196.00, 220.00, 261.63, 293.66, 329.63, 392.00, 440.00, 523.25)
_BEAT = 0.5
_VOLUME = 5200.0


def write_tune(path: Path, seed: str, seconds: int) -> None:
    """Write a mono 16-bit WAV of exactly `seconds`; notes that ring on continue at the start."""
    total = RATE * seconds
    track = [0.0] * total
    chooser = random.Random(f"tune:{seed}")  # noqa: S311 - a melody, nothing to guess
    plucks = [_pluck(pitch) for pitch in _SCALE]
    step = chooser.randrange(2, 5)
    for beat in range(int(seconds / _BEAT)):
        step = min(len(_SCALE) - 1, max(0, step + chooser.choice((-2, -1, -1, 1, 1, 2))))
        if beat % 8 == 7 or chooser.random() < 0.18:
            continue
        _mix(track, plucks[step], round(beat * _BEAT * RATE), 0.9 if beat % 4 == 0 else 0.62)
        if beat % 4 == 0:
            _mix(track, plucks[beat // 4 % 2], round(beat * _BEAT * RATE), 0.5)
    samples = array("h", (max(-32_000, min(32_000, round(value))) for value in track))
    with wav.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())


def _pluck(pitch: float) -> list[float]:
    """Return one note: three partials that fade, the higher the faster."""
    tone: list[float] = []
    turn = math.tau * pitch / RATE
    for i in range(int(RATE * 0.9)):
        fade = math.exp(-i / (RATE * 0.24)) * min(1.0, i / 160)
        body = math.sin(turn * i) + 0.4 * fade * math.sin(2 * turn * i)
        tone.append(_VOLUME * fade * body)
    return tone


def _mix(track: list[float], note: list[float], start: int, loudness: float) -> None:
    total = len(track)
    for i, value in enumerate(note):
        track[(start + i) % total] += value * loudness
