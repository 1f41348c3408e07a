package newsroom_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"pullquote/sources/newsroom"
)

// A test opens a newsroom, publishes what it needs and reads it over HTTP.
func Example() {
	n := newsroom.New(newsroom.Options{
		Empty: true,
		Now:   func() time.Time { return time.Date(2026, 6, 2, 12, 0, 0, 0, time.UTC) },
	})
	if err := n.Start(context.Background()); err != nil {
		panic(err)
	}
	defer n.Close()
	if err := n.Publish("bridge-closes"); err != nil {
		panic(err)
	}
	for _, feed := range n.Feeds() {
		resp, err := http.Get(feed.URL)
		if err != nil {
			panic(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		fmt.Println(feed.Name, strings.Count(string(body), "<item>"))
	}
	fmt.Println(n.Stories()[0].Title)
	// Output:
	// The Larkhaven Gazette 1
	// Orrin Signal 0
	// Tane Bridge to close for six weeks after cracks are found
}
