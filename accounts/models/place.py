"""Vietnam's places: two levels today, and the former ones people still say.

Codes are text with leading zeros and are used again across vintages, so a former place is known by
(vintage, code) while today's codes are keys of their own tables.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models


class Province(models.Model):
    """One of the 34 provinces and cities since 1 July 2025."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=80)  # "Thái Nguyên"
    full_name = models.CharField(max_length=100)  # "Tỉnh Thái Nguyên"
    slug = models.SlugField(max_length=80, unique=True)
    folded = models.CharField(max_length=80, db_index=True)
    zone = models.CharField(max_length=8)  # north, central, south: for shipping rates
    # Folded names of the provinces that were merged into this one.
    former_folded = models.TextField(blank=True)

    class Meta:
        ordering = ["folded"]

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """One of today's communes, wards and special zones."""

    code = models.CharField(max_length=8, primary_key=True)
    province = models.ForeignKey(Province, models.PROTECT, related_name="communes")
    name = models.CharField(max_length=80)  # "Côn Minh"
    full_name = models.CharField(max_length=100)  # "Xã Côn Minh"
    folded = models.CharField(max_length=80, db_index=True)
    # Folded names of everything this commune was made from: communes, districts, provinces.
    former_folded = models.TextField(blank=True)

    class Meta:
        ordering = ["folded"]
        indexes = [
            GinIndex(OpClass("folded", name="gin_trgm_ops"), name="commune_folded_trgm"),
            GinIndex(OpClass("former_folded", name="gin_trgm_ops"), name="commune_former_trgm"),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}, {self.province.name}"


class FormerPlace(models.Model):
    """A commune as it stood before 1 July 2025, and the commune of today that took it over."""

    vintage = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=100)  # "Xã Quang Thuận"
    district = models.CharField(max_length=100)  # "Huyện Bạch Thông"
    province = models.CharField(max_length=80)  # "Bắc Kạn"
    folded = models.CharField(max_length=240, db_index=True)  # all three names
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="former_places")
    is_main = models.BooleanField(
        default=True
    )  # the successor to take when nothing tells them apart

    class Meta:
        constraints = [
            # A former commune that was divided has one row for each commune of today.
            models.UniqueConstraint(fields=["vintage", "code", "commune"], name="former_place_once")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.district}, {self.province}"
