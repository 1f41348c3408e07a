package news_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"pullquote/bot/config"
	"pullquote/bot/news"
)

func TestSecretNeverPrints(t *testing.T) {
	type hidden struct {
		Token news.Secret
		token news.Secret
		some  []news.Secret
		byKey map[news.Secret]news.Secret
	}
	s := news.NewSecret("hunter2")
	h := hidden{s, s, []news.Secret{s}, map[news.Secret]news.Secret{s: s}}
	asJSON, err := json.Marshal(map[string]any{"a": s, "b": h, "c": &h})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "a", s, "b", h, "c", &h)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "a", s, "b", h, "c", &h)

	printed := []string{string(asJSON), log.String(), fmt.Sprint(s, h, &h), errors.Join(fmt.Errorf("x: %v", s)).Error()}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T"} {
		printed = append(printed, fmt.Sprintf(verb, s), fmt.Sprintf(verb, &s), fmt.Sprintf(verb, h), fmt.Sprintf(verb, &h), fmt.Sprintf(verb, config.Config{DatabaseURL: s}))
	}
	for _, p := range printed {
		for _, form := range []string{"hunter2", fmt.Sprintf("%x", "hunter2"), fmt.Sprintf("%X", "hunter2")} {
			if strings.Contains(p, form) {
				t.Errorf("printed: %s", p)
			}
		}
	}
	if got := fmt.Sprint(s); got != "***" {
		t.Errorf("got %s", got)
	}
}

func TestSecretReveals(t *testing.T) {
	var none news.Secret
	if none.Reveal() != "" || none.Set() || none != news.NewSecret("") {
		t.Error("the zero Secret is not empty")
	}
	s := news.NewSecret("hunter2")
	if s.Reveal() != "hunter2" || !s.Set() || s != news.NewSecret("hunter2") {
		t.Error("the text is lost")
	}
}
