"""Addresses of the dashboards."""

from django.urls import path

from analytics import views

urlpatterns = [
    path("", views.reports, name="reports"),
    path("ban-hang.csv", views.export_sales, name="reports-csv"),
]
