package sources

import "testing"

func TestWithUser(t *testing.T) {
	const site = "https://ada:tide@harbour.example/"
	for found, want := range map[string]string{
		"https://harbour.example/feed":      "https://ada:tide@harbour.example/feed",
		"http://harbour.example/feed":       "http://harbour.example/feed", // anybody on the way would read it
		"https://harbour.example:8443/feed": "https://harbour.example:8443/feed",
		"https://ferry.example/feed":        "https://ferry.example/feed",
	} {
		if got := withUser(found, site); got != want {
			t.Errorf("%s: %s, want %s", found, got, want)
		}
	}
	if got := withUser("https://harbour.example/feed", "http://ada:tide@harbour.example/"); got != "https://ada:tide@harbour.example/feed" {
		t.Errorf("from http to https: %s", got)
	}
}
