"""Chinese left over on a page read in English."""

from __future__ import annotations

import re

from django.test import Client

# Quoted law, numbers of clauses, titles of documents, and what the page itself says is Chinese.
CLAUSE = r"[>(（][一二三四五六七八九十().0-9]+[)）<]"
MAY_STAY = re.compile(rf"<q>.*?</q>|{CLAUSE}|<a [^>]*external.*?</a>|<(\w+)[^>]*lang=\"zh.*?</\1>", re.DOTALL)
HAN = re.compile("[\u4e00-\u9fff]+")


def left_over(client: Client, page: str, *names: str) -> list[str]:
    """What of the page's own words is Chinese, names of people and places taken out."""
    html = client.get(page, headers={"accept-language": "en"}).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    for name in names:
        main = re.sub(name, "", main)
    return HAN.findall(MAY_STAY.sub("", main))
