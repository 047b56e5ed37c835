"""Pages of our own making, of the shapes that news sites have."""

import json

PARAGRAPHS = (
    "The flood at Daral has killed at least 14 people since Monday, the governor said.",
    "More than 3,000 others have left their homes, according to the relief committee.",
    "Boats reached the village of Oru on Wednesday, where 40 families were waiting on roofs.",
    "The committee asked for tents and clean water for the families in the school at Sele.",
)
HEADLINE = "Flood at Daral leaves villages cut off"


def paragraphs(texts: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f"<p class='text'>{text}</p>" for text in texts)


def page(body: str = "", head: str = "", title: str = f"{HEADLINE} | The Daral Post") -> str:
    """A page with a menu, an article around `body`, a box of links and a footer."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
    {head}</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
    <article><h1>{HEADLINE}</h1><div class="story">{body or paragraphs()}</div></article>
    <aside><h3>Most read</h3><ul><li><a href="/x">Minister denies 5 million went missing</a></li>
    </ul></aside><footer>Copyright 2021 The Daral Post. All rights reserved.</footer>
    </body></html>"""


def json_ld(**fields: object) -> str:
    value = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'
