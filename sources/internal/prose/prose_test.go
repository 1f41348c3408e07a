package prose_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/sources/internal/prose"
)

func TestLine(t *testing.T) {
	for markup, want := range map[string]string{
		"Go \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!\U000e0068\U000e0069": "Go \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!",
		"Ferry returns":                           "Ferry returns",
		" Ferry\n\treturns\u00a0 today ":          "Ferry returns today",
		"<em>Less</em> is <b>more</b>":            "Less is more",
		"How to use <b> in HTML":                  "How to use <b> in HTML",
		"AT&amp;T &lt;up&gt;":                     "AT&T <up>",
		"Caf&eacute; &mdash; prices rise&hellip;": "Café — prices rise…",
		"Ferry<br/>returns":                       "Ferry returns",
		"x < y and y > z":                         "x < y and y > z",
		"I <3 ferries":                            "I <3 ferries",
		"cut <a href=\"x":                         "cut <a href=\"x",
		"Ferry\u200b re\u00adturns\u202e":         "Ferry returns",
		"Ferry\ufdd0 re\uffffturns\U0010fffe":     "Ferry returns",
		"👩‍✈️ می\u200cخواهم":                      "👩‍✈️ می\u200cخواهم",
		"":                                        "",
	} {
		if got := prose.Line(markup); got != want {
			t.Errorf("Line(%q) = %q, want %q", markup, got, want)
		}
	}
}

func TestRead(t *testing.T) {
	for markup, want := range map[string][]string{
		"One line.":                                                            {"One line."},
		"One\nline.\n\nAnother &amp; more.":                                    {"One line.", "Another & more."},
		"<p>One <em>two</em>.</p><p>Three.</p>":                                {"One two.", "Three."},
		"One<br>line.<br><br>Another.":                                         {"One line.", "Another."},
		"One.<br/>\n <br/>Two.":                                                {"One.", "Two."},
		"<script>bad()</script><p>Good.</p><style>p{}</style>":                 {"Good."},
		"<figure><img src=a><figcaption>A boat.</figcaption></figure><p>Text.": {"Text."},
		"<svg><svg>x</svg>y</svg><p>Text.":                                     {"Text."},
		"<ul><li>One<li>Two</ul>":                                              {"One", "Two"},
		"<p>Cut <a href=\"":                                                    {"Cut"},
		"":                                                                     nil,
	} {
		if got := prose.Read(markup).Paras; !slices.Equal(got, want) {
			t.Errorf("Read(%q) = %q, want %q", markup, got, want)
		}
	}
	if got := prose.Read(`<img width=1 src="https://count.example/p.gif"><img src="/a.jpg"><img src="/b.jpg">`).Image; got != "/a.jpg" {
		t.Errorf("the first picture is %q", got)
	}
}

// TestReadIsLinear holds that depth costs nothing: a tree of this would be
// refused or overflow the stack.
func TestReadIsLinear(t *testing.T) {
	began := time.Now()
	got := prose.Read(strings.Repeat("<div>", 500_000) + "deep").Paras
	if took := time.Since(began); !slices.Equal(got, []string{"deep"}) || took > 5*time.Second {
		t.Errorf("got %d paragraphs in %s", len(got), took)
	}
}
