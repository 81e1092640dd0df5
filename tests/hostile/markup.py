"""XML and HTML files made to do harm."""

from hostile.documents import DEEP, PROLOG, foreign, laughs
from shell import SOUND

HUGE = 50_000_000


def xmls(outside: str) -> dict[str, bytes]:
    """Every XML file by its name."""
    many = " ".join(f'a{number}=""' for number in range(100_000))
    nested = "<a>" * DEEP + "Godkendt" + "</a>" * DEEP
    return {
        "milliard.xml": f"{PROLOG}{laughs()}<referat>&lol9;</referat>".encode(),
        "fremmed.xml": f"{PROLOG}{foreign(outside)}<referat>&ude;&her;</referat>".encode(),
        "dyb.xml": f"{PROLOG}{nested}".encode(),
        "halv.xml": f"{PROLOG}<referat><punkt>Godkendt".encode(),
        "mange.xml": f"{PROLOG}<r {many}/>".encode(),
    }


def htmls(outside: str) -> dict[str, bytes]:
    """Every HTML file by its name."""
    head = '<!doctype html><html lang="da"><body>'
    lines = "".join(f"<p>{line}</p>\n" for line in SOUND.splitlines())
    row = "<p>Der blev talt om sagen, og udvalget tog orienteringen til efterretning.</p>\n"
    fetching = (
        f'<link rel="stylesheet" href="{outside}/a.css"><img src="{outside}/a.png">'
        f'<iframe src="{outside}/a.html"></iframe><script src="{outside}/a.js"></script>'
        f'<style>@import url("{outside}/b.css");</style><base href="{outside}/">'
    )
    return {
        "dyb.html": f"{head}{'<div>' * DEEP}Godkendt{'</div>' * DEEP}".encode(),
        "åben.html": f"{head}{'<a ' * DEEP}".encode(),
        "stor.html": (head + lines + row * (HUGE // len(row.encode()))).encode(),
        "henter.html": f"{head}{fetching}{lines}".encode(),
        "uden slut.html": f"{head}{lines}<!--{'-' * DEEP}".encode(),
        "milliard.html": f"{laughs()}{head}&lol9;{lines}".encode(),
    }
