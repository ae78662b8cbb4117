"""What goes out of our style and scripts says the same in fewer bytes; the Nu HTML checker reads the outcome."""

from radiodesk.site.compact import compact_script, compact_style
from tests.site.makers import RESOURCES

STYLE = (RESOURCES / "site" / "style.css").read_text()


def test_no_text_and_no_figure_is_harmed() -> None:
    style = 'a::before { content: "a  ; /* b */ 0.5"; margin: 0.5rem -0.25em; } /* c */\nb  c:hover { d: 10.5px }'

    assert compact_style(style) == 'a::before{content:"a  ; /* b */ 0.5";margin:.5rem -.25em}b c:hover{d:10.5px}'


def test_the_style_loses_a_tenth_and_no_rule() -> None:
    made = compact_style(STYLE)

    assert len(made) < 0.9 * len(STYLE)
    assert made.count("{") == STYLE.count("{") == made.count("}")
    assert "/*" not in made


def test_a_script_keeps_every_line_that_does_something() -> None:
    assert compact_script('// why\n"use strict";\n\n  const a = "// b";  \n') == '"use strict";\nconst a = "// b";\n'
