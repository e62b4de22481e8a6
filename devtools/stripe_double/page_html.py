"""The hosted page's HTML. Everything that came from outside is escaped on the way in."""

from __future__ import annotations

from html import escape

from devtools.stripe_double.money import show_to_buyer
from devtools.stripe_double.pay import CardForm, success_url
from devtools.stripe_double.store import Body

Words = dict[str, str]
_SHORTCUTS = (
    ("good", "4242424242424242"),
    ("declined", "4000000000000002"),
    ("poor", "4000000000009995"),
    ("check", "4000002760003184"),
)


def frame(language: str, words: Words, content: str) -> str:
    """The page around the content, with the notice that nothing here is real."""
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{words["title"]}</title>
<link rel="stylesheet" href="/_assets/page.css">
</head>
<body>
<header class="notice">{words["test"]}</header>
<main>
{content}
</main>
</body>
</html>
"""


def checkout(
    session: Body, language: str, words: Words, form: CardForm | None, problem: str | None
) -> str:
    """Lines, total, the card form and the shortcuts."""
    amount = show_to_buyer(session["amount_total"], session["currency"], language)
    alert = ""
    if problem:
        alert = (
            f'<div class="alert" role="alert"><strong>{words["failed"]}</strong>'
            f"<p>{problem}</p></div>"
        )
    leave = ""
    if session["cancel_url"]:
        link = escape(session["cancel_url"])
        leave = f'<a class="leave" id="abandon" href="{link}">{words["abandon"]}</a>'
    content = f"""<h1>{words["title"]}</h1>
{_lines(session, language, words, amount)}
<section aria-labelledby="card-title">
<h2 id="card-title">{words["card"]}</h2>
{alert}
{_form(session, words, form, amount)}
</section>
<section aria-labelledby="shortcuts-title">
<h2 id="shortcuts-title">{words["shortcuts"]}</h2>
<form method="post" class="shortcuts">{_shortcuts(words)}</form>
</section>
{leave}"""
    return frame(language, words, content)


def _lines(session: Body, language: str, words: Words, amount: str) -> str:
    rows = []
    for line in session["_lines"]:
        money = line["currency"]
        each = show_to_buyer(line["price"]["unit_amount"], money, language)
        note = f"<small>{escape(line['_note'])}</small>" if line["_note"] else ""
        rows.append(
            f'<tr><th scope="row">{escape(line["description"])}{note}'
            f"<small>{line['quantity']} × {each}</small></th>"
            f"<td>{show_to_buyer(line['amount_total'], money, language)}</td></tr>"
        )
    return f"""<section aria-labelledby="order-title">
<h2 id="order-title">{words["order"]}</h2>
<table><tbody>{"".join(rows)}</tbody>
<tfoot><tr><th scope="row">{words["total"]}</th><td id="total">{amount}</td></tr></tfoot></table>
</section>"""


def _form(session: Body, words: Words, form: CardForm | None, amount: str) -> str:
    typed = form or CardForm("", "", "", "", "")
    if session["customer_email"]:
        email = f'<p class="who">{words["email"]}: {escape(session["customer_email"])}</p>'
    else:
        email = _field("email", words["email"], typed.email, "email", 'type="email" required')
    digits = 'inputmode="numeric" required'
    return f"""<form method="post">
{email}
{_field("number", words["number"], typed.number, "cc-number", digits, words["number_hint"])}
<div class="pair">
{_field("expiry", words["expiry"], typed.expiry, "cc-exp", 'placeholder="12/34" required')}
{_field("cvc", words["cvc"], typed.cvc, "cc-csc", digits + ' maxlength="4"')}
</div>
{_field("name", words["name"], typed.name, "cc-name", "")}
<button class="pay" id="pay">{words["pay"].format(amount=amount)}</button>
</form>"""


def _field(name: str, label: str, value: str, auto: str, more: str, hint: str = "") -> str:
    described = f' aria-describedby="{name}-hint"' if hint else ""
    note = f'<small id="{name}-hint">{hint}</small>' if hint else ""
    return (
        f'<p class="field"><label for="{name}">{label}</label><input id="{name}" name="{name}"'
        f' value="{escape(value)}" autocomplete="{auto}" {more}{described}>{note}</p>'
    )


def _shortcuts(words: Words) -> str:
    return "".join(
        f'<button name="shortcut" value="{number}" id="shortcut-{name}">{words[name]}</button>'
        for name, number in _SHORTCUTS
    )


def bank(intent: Body, language: str, words: Words) -> str:
    """The bank's question of 3-D Secure."""
    amount = show_to_buyer(intent["amount"], intent["currency"], language)
    content = f"""<h1>{words["bank"]}</h1>
<p>{words["bank_text"].format(amount=amount)}</p>
<form method="post" class="shortcuts">
<button class="pay" name="result" value="approve" id="approve">{words["approve"]}</button>
<button name="result" value="fail" id="fail">{words["refuse"]}</button>
</form>"""
    return frame(language, words, content)


def closed(session: Body, language: str, words: Words) -> str:
    """A session that takes no more money."""
    paid = session["status"] == "complete"
    name, target = ("done", success_url(session)) if paid else ("expired", session["cancel_url"])
    link = ""
    if target:
        link = f'<p><a class="pay" href="{escape(target)}">{words[f"{name}_link"]}</a></p>'
    content = f"<h1>{words[name]}</h1><p>{words[f'{name}_text']}</p>{link}"
    return frame(language, words, content)


def unknown(language: str, words: Words) -> str:
    """No such session."""
    return frame(language, words, f"<h1>{words['unknown']}</h1><p>{words['unknown_text']}</p>")
