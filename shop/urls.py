"""Addresses of the shop: catalogue, products, producers, the certificate lookup and the feeds."""

from django.urls import path

from shop import feeds
from shop.views import catalogue, lookup, producers, products

urlpatterns = [
    path("san-pham/", catalogue.show, name="products"),
    path("san-pham/<slug:slug>/", products.show, name="product"),
    path("nha-san-xuat/", producers.index, name="producers"),
    path("nha-san-xuat/<slug:slug>/", producers.show, name="producer"),
    path("tra-cuu-ocop/", lookup.show, name="certificates"),
    path("feeds/google.xml", feeds.google, name="feed-google"),
    path("feeds/facebook.csv", feeds.facebook, name="feed-facebook"),
    path("feeds/tiktok.csv", feeds.tiktok, name="feed-tiktok"),
]
