package command_test

import (
	"maps"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	type args map[string]string
	for _, tt := range []struct {
		line, name string
		args       args
	}{
		{"feed add https://example.com/rss backlog:3", "feed add", args{"source": "https://example.com/rss", "backlog": "3"}},
		{"/feed add https://example.com/rss", "feed add", args{"source": "https://example.com/rss"}},
		{"/add https://example.com/rss 3", "feed add", args{"source": "https://example.com/rss", "backlog": "3"}},
		{"  /SUB   Harbour Gazette  ", "feed add", args{"source": "Harbour Gazette"}},
		{"add 3", "feed add", args{"source": "3"}},
		{"add 3 2", "feed add", args{"source": "3", "backlog": "2"}},
		{"add 3 9", "feed add", args{"source": "3 9"}},
		{`add "Channel 4" 2`, "feed add", args{"source": "Channel 4", "backlog": "2"}},
		{`add "backlog:3"`, "feed add", args{"source": "backlog:3"}},
		{`add source:"Harbour Gazette" 1`, "feed add", args{"source": "Harbour Gazette", "backlog": "1"}},
		{"add “Harbour Gazette” 1", "feed add", args{"source": "Harbour Gazette", "backlog": "1"}},
		{`add 5" guns`, "feed add", args{"source": `5" guns`}},
		{`add "never closed`, "feed add", args{"source": `"never closed`}},
		{"add ratio 3:1", "feed add", args{"source": "ratio 3:1"}},
		{"latest", "news latest", args{}},
		{"latest 24h", "news latest", args{"since": "24h"}},
		{"news latest Harbour Gazette 24h yes", "news latest", args{"source": "Harbour Gazette", "since": "24h", "long": "yes"}},
		{"latest Since:1h", "news latest", args{"since": "1h"}},
	} {
		call, ok := small(nil).Parse(tt.line)
		if !ok || call.Err != nil || call.Name != tt.name || !maps.Equal(call.Args, tt.args) {
			t.Errorf("Parse(%q) = %q %v, %v, %v; want %q %v", tt.line, call.Name, call.Args, call.Err, ok, tt.name, tt.args)
		}
	}
}

func TestParseLeavesTheAnswerToDo(t *testing.T) {
	for line, want := range map[string]string{
		"":                 "Tell me what to do.",
		"/":                "Tell me what to do.",
		"latset":           "Did you mean “latest”?",
		"feed":             "Try one of: feed add",
		"feed frobnicate":  "Try one of: feed add",
		"news silent loud": "I don't know what to do with “loud”.",
	} {
		set := small(nil)
		call, _ := set.Parse(line)
		if got := plain(set.Do(t.Context(), call)); !strings.Contains(got, want) {
			t.Errorf("%q was answered %q, want something with %q", line, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, line := range []string{"/feed add https://x backlog:3", `latest "a b" 24h`, "add “x", "news latest source:\"a\u00a0b\"", "\u2003/add\u3000x"} {
		f.Add(line)
	}
	set := small(nil)
	f.Fuzz(func(t *testing.T, line string) {
		call, ok := set.Parse(line)
		if !ok {
			return
		}
		cmd, found := set.Find(call.Name)
		if !found {
			t.Fatalf("Parse(%q) named %q, which is no command", line, call.Name)
		}
		for name, value := range call.Args {
			known := false
			for _, o := range cmd.Options {
				known = known || o.Name == name
			}
			if !known {
				t.Errorf("Parse(%q) filled %q, which is no option of %s", line, name, cmd.Name)
			}
			for _, w := range strings.Fields(value) {
				if !strings.Contains(line, w) {
					t.Errorf("Parse(%q) made up %q", line, w)
				}
			}
		}
		again, _ := set.Parse(" /" + strings.TrimPrefix(strings.TrimSpace(line), "/"))
		if again.Name != call.Name || !maps.Equal(again.Args, call.Args) {
			t.Errorf("a slash before %q makes a difference: %v and %v", line, call.Args, again.Args)
		}
		if r := set.Do(t.Context(), call); len(r.Text) == 0 {
			t.Errorf("%q was not answered", line)
		}
	})
}
