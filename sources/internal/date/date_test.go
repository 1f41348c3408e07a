package date_test

import (
	"testing"
	"time"

	"pullquote/sources/internal/date"
)

func TestParse(t *testing.T) {
	for s, want := range map[string]string{
		"2026-08-04T09:05:00+02:00":                     "2026-08-04T07:05:00Z",
		"2026-08-04T09:05:00.123Z":                      "2026-08-04T09:05:00Z",
		"2026-08-04T09:05+0200":                         "2026-08-04T07:05:00Z",
		"2026-08-04 09:05:00 +0200":                     "2026-08-04T07:05:00Z",
		"2026-08-04":                                    "2026-08-04T00:00:00Z",
		"2026/8/4 9:05":                                 "2026-08-04T09:05:00Z",
		"20260804":                                      "2026-08-04T00:00:00Z",
		"Tue, 04 Aug 2026 09:05:00 EDT":                 "2026-08-04T13:05:00Z",
		"Tue Aug  4 09:05:00 PDT 2026":                  "2026-08-04T16:05:00Z",
		"August 4, 2026 9:05 PM":                        "2026-08-04T21:05:00Z",
		"Updated 9:05 p.m. CEST, Tuesday, Aug. 4, 2026": "2026-08-04T19:05:00Z",
		"4th of August 2026, 12:05 am":                  "2026-08-04T00:05:00Z",
		"04.08.2026, 09:05 Uhr":                         "2026-08-04T09:05:00Z",
		"Dienstag, 4. August 2026, 09:05 Uhr MESZ":      "2026-08-04T07:05:00Z",
		"Publié le 4 août 2026 à 9h05":                  "2026-08-04T09:05:00Z",
		"4 de agosto de 2026":                           "2026-08-04T00:00:00Z",
		"4 августа 2026 г., 09:05 МСК":                  "2026-08-04T06:05:00Z",
		"2026年8月4日 09:05":                               "2026-08-04T09:05:00Z",
		"2026年8月4日":                                     "2026-08-04T00:00:00Z",
		"24/8/2026":                                     "2026-08-24T00:00:00Z",
		"8/24/2026":                                     "2026-08-24T00:00:00Z",
		"4/8/2026":                                      "", // nobody knows
		"31 June 2026":                                  "",
		"yesterday":                                     "",
		"Room 4, August":                                "",
		"12:05":                                         "",
		"":                                              "",
	} {
		got := ""
		if at := date.Parse(s); !at.IsZero() {
			got = at.UTC().Truncate(time.Second).Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("Parse(%q) = %q, want %q", s, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"Tue, 4 Aug 2026 9:05 pm", "2026年8月4日", "4.8.2026", "9h05"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { date.Parse(s) })
}
