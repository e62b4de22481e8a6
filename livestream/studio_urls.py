"""Addresses below /phong-live/."""

from django.urls import path

from livestream.views import stage, studio

urlpatterns = [
    path("", studio.sessions, name="studio"),
    path("moi/", studio.plan, name="studio-plan"),
    path("<slug:slug>/", studio.stage, name="studio-session"),
    path("<slug:slug>/sua/", studio.edit, name="studio-edit"),
    path("<slug:slug>/hang/", studio.goods, name="studio-goods"),
    path("<slug:slug>/hang/luu/", studio.save_goods, name="studio-goods-save"),
    path("<slug:slug>/mo/", studio.publish, name="studio-publish"),
    path("<slug:slug>/viec/", stage.act, name="studio-act"),
]
