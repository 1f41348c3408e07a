package feed_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"pullquote/sources/feed"
)

// TestWild reads feeds from the wild where a collection is at hand: none may
// fail that has items.
func TestWild(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "bench", "dev")
	list, err := os.Open(filepath.Join(dir, "feeds.jsonl"))
	if err != nil {
		t.Skip("the collection is not here:", err)
	}
	defer list.Close()
	with, enough := 0, 0
	for lines := bufio.NewScanner(list); lines.Scan(); {
		var entry struct {
			Path      string
			Kind      string
			ItemsSeen int `json:"items_seen"`
		}
		if err := json.Unmarshal(lines.Bytes(), &entry); err != nil {
			t.Fatal(err)
		}
		body, err := os.ReadFile(filepath.Join(dir, "feeds", entry.Path))
		if err != nil {
			continue
		}
		f, err := feed.Parse(body, "", "https://harbour.example/feed")
		if entry.ItemsSeen == 0 {
			continue
		}
		if with++; err == nil && len(f.Items) >= entry.ItemsSeen {
			enough++
		} else {
			t.Logf("%s (%s): %d of %d items, %v", entry.Path, entry.Kind, len(f.Items), entry.ItemsSeen, err)
		}
	}
	t.Logf("%d of %d feeds with items have them all", enough, with)
	if enough*100 < with*99 {
		t.Errorf("%d of %d feeds with items have them all, want 99 in 100", enough, with)
	}
}
