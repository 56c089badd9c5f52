"""Strings that would like to be markup."""

PAYLOADS = (
    "<script>hit()</script>",
    "<img src=x onerror=hit()>",
    "<svg onload=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'>",
    "<a href=javascript:hit()>x</a>",
    "<style>*{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href=https://example.org>",
    "<link rel=stylesheet href=https://example.org>",
    "<form action=https://example.org><button autofocus>",
    "<details open ontoggle=hit()>",
    "<math><mtext><mglyph><style><!--</style><img src=x onerror=hit()>",
    "<template shadowrootmode=open><script>hit()</script></template>",
    "javascript:hit()",
    "url(https://example.org/x)",
    "' onfocus=hit() autofocus tabindex=0 x='",
)
WRAPPERS = (
    "{}",
    '">{}',
    "'>{}",
    "</script>{}",
    "</style>{}",
    "</title>{}",
    "<!--<script>{}",
    "-->{}",
    "]]>{}",
    '"}}]}}</script>{}',
    "${{{}}}",
    "{{{{data}}}}{{{{script}}}}{}",
    "\\u003c/script\\u003e\u2028{}\u2029\u202e\x00",
)
HOSTILE = [wrapper.format(payload) for wrapper in WRAPPERS for payload in PAYLOADS]
