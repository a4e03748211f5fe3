"""``index.html``: all pictures on one page, the two languages beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

_HEAD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Toolroom Trainer: screens and papers</title>
<style>
body { font: 15px/1.4 Inter, sans-serif; margin: 24px; background: #e9e7e2; color: #16191d }
section { margin-bottom: 40px } figure { display: inline-block; margin: 0 16px 16px 0 }
img { width: 640px; border: 1px solid #7b8087 } figcaption { margin: 4px 0 }
</style>
<h1>Toolroom Trainer: screens and papers</h1>
"""


def write_contact_sheet(out: Path, sections: Mapping[str, Sequence[Path]]) -> None:
    """``sections``: title to pictures below ``out``."""
    parts = [_HEAD]
    for title, pictures in sections.items():
        parts.append(f"<section><h2>{escape(title)}</h2>")
        for picture in pictures:
            where = picture.relative_to(out).as_posix()
            parts.append(
                f'<figure><a href="{escape(where)}"><img loading="lazy" src="{escape(where)}" '
                f'alt=""></a><figcaption>{escape(where)}</figcaption></figure>'
            )
        parts.append("</section>")
    (out / "index.html").write_text("\n".join(parts), encoding="utf-8")
