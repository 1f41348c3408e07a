package story

import (
	"bufio"
	"encoding/json"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"pullquote/summarize/internal/stats"
)

// labelled is an article of which people have said what story it belongs to.
type labelled struct {
	Title, Text, Cluster, Topic string
	print                       Fingerprint
}

// Articles sorted by people are found again, in the order given and in any other.
func TestStoriesAsPeopleSortThem(t *testing.T) {
	for name, least := range map[string]float64{"ecbplus": 0.86, "majestic": 0.92} {
		t.Run(name, func(t *testing.T) {
			articles := readLabelled(t, name)
			p, r, f := bcubed(articles, sorted(articles))
			t.Logf("in order: P %.3f R %.3f F1 %.3f", p, r, f)
			const orders = 10
			mean := 0.0
			for i := range orders {
				rand.New(rand.NewPCG(uint64(i), 7)).Shuffle(len(articles), func(a, b int) {
					articles[a], articles[b] = articles[b], articles[a]
				})
				_, _, f := bcubed(articles, sorted(articles))
				mean += f / orders
			}
			t.Logf("shuffled: F1 %.3f", mean)
			for half := range uint32(2) {
				part := halfOf(articles, half)
				_, _, f := bcubed(part, sorted(part))
				t.Logf("topics' half %d: F1 %.3f", half, f)
			}
			if f < least || mean < least {
				t.Errorf("F1 %.3f in order, %.3f shuffled, want %.2f", f, mean, least)
			}
		})
	}
}

func halfOf(articles []labelled, half uint32) (part []labelled) {
	for _, a := range articles {
		h := fnv.New32a()
		h.Write([]byte(a.Topic + a.Cluster[:1]))
		if h.Sum32()>>3&1 == half {
			part = append(part, a)
		}
	}
	return part
}

func sorted(articles []labelled) []int {
	s := New(Options{})
	var got []int
	for _, a := range articles {
		got = append(got, s.Join(a.print).Story)
	}
	return got
}

// bcubed compares with how people sorted them.
func bcubed(articles []labelled, got []int) (p, r, f float64) {
	wanted, all := make([]string, len(articles)), make([]int, len(articles))
	for i, a := range articles {
		wanted[i], all[i] = a.Cluster, i
	}
	c := stats.BCubed(wanted, got)
	return stats.Bootstrap(c.Precision).Mean, stats.Bootstrap(c.Recall).Mean, c.F1(all)
}

func readLabelled(t *testing.T, name string) (articles []labelled) {
	root := "../.."
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(root, "..", "shared/bench/dev", name+".jsonl"))
	if err != nil {
		t.Skip("the articles to measure with are not here:", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var a labelled
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		a.print = Read(Article{Title: a.Title, Text: a.Text})
		articles = append(articles, a)
	}
	return articles
}
