"""A readable page of the API, made from its own description: no third-party script."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from config.api import api

METHODS = ("get", "post", "put", "delete")


@dataclass(frozen=True)
class Call:
    """One call as the page lists it."""

    method: str
    path: str
    summary: str
    text: str
    inputs: list[dict[str, Any]]
    answers: list[tuple[str, str]]


def api_docs(request: HttpRequest) -> HttpResponse:
    """All calls, grouped by subject, with their inputs and answers."""
    schema = api.get_openapi_schema()
    groups: dict[str, list[Call]] = {}
    for path, operations in schema["paths"].items():
        for method in METHODS:
            if method in operations:
                call = _call(method, path, operations[method])
                groups.setdefault(operations[method].get("tags", [""])[0], []).append(call)
    return render(request, "api_docs.html", {"groups": groups, "info": schema["info"]})


def _call(method: str, path: str, operation: dict[str, Any]) -> Call:
    answers = [
        (str(code), one.get("description", "")) for code, one in operation["responses"].items()
    ]
    inputs = [
        {
            "name": one["name"],
            "where": one["in"],
            "required": one.get("required", False),
            "kind": one.get("schema", {}).get("type", ""),
        }
        for one in operation.get("parameters", [])
    ]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    if body:
        name = body.get("schema", {}).get("$ref", "").rsplit("/", 1)[-1]
        inputs.append({"name": name or "body", "where": "body", "required": True, "kind": "object"})
    return Call(
        method=method.upper(),
        path=path,
        summary=operation.get("summary", ""),
        text=operation.get("description", ""),
        inputs=inputs,
        answers=answers,
    )
