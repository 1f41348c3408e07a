package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"pullquote/bot/discord/discordtest"
	"pullquote/bot/store/storetest"
	"pullquote/sources/newsroom"
)

// A process is the program on its own, so that it can be killed.
type process struct {
	*exec.Cmd
	log bytes.Buffer
}

// launch starts a process with these settings and nothing else.
func launch(t *testing.T, binary string, settings map[string]string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command(binary)}
	p.Dir = t.TempDir()
	p.Stdout, p.Stderr = &p.log, &p.log
	p.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + p.Dir}
	for name, value := range settings {
		p.Env = append(p.Env, name+"="+value)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.kill()
		if t.Failed() {
			t.Logf("a process said:\n%s", p.log.String())
		}
	})
	return p
}

// kill ends the process without a word of warning.
func (p *process) kill() {
	_ = p.Process.Kill()
	_ = p.Wait()
}

// A process that is killed at the worst moments comes back, and every place has
// every post once.
func TestKilledAtTheWorstMoment(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "bot")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	// Each moment makes the bot hang somewhere, and tells when it does.
	moments := map[string]func(c *city) (hangs func() bool, end func()){
		"while the article is read": func(c *city) (func() bool, func()) {
			const page = "/gazette/news/bridge-closes"
			undo := c.room.Fault(page, newsroom.Fault{Delay: time.Minute})
			return func() bool { return c.room.Requests(page) > 0 }, undo
		},
		"when Discord has the message and its answer is on the way": func(c *city) (func() bool, func()) {
			c.discord.Fault(discordtest.Fault{On: "POST /channels/", Stored: true, Delay: time.Minute})
			return func() bool { return len(c.discord.Messages(c.channel)) == 1 }, func() {}
		},
		"before Discord has the message": func(c *city) (func() bool, func()) {
			before := len(c.discord.Requests())
			c.discord.Fault(discordtest.Fault{On: "POST /channels/", Status: 502, Delay: time.Minute})
			return func() bool { return len(c.discord.Requests()) > before }, func() {}
		},
	}
	for name, moment := range moments {
		t.Run(name, func(t *testing.T) {
			c := build(t, storetest.SQLite(t))
			delete(c.settings, "TELEGRAM_TOKEN")
			first := launch(t, binary, c.settings)
			c.discord.Connected()
			for _, f := range c.room.Feeds() {
				c.editor.Slash(context.Background(), "/feed add", map[string]any{"source": f.Name})
			}
			hangs, end := moment(c)
			if err := c.room.Publish("bridge-closes"); err != nil {
				t.Fatal(err)
			}
			eventually(t, "the moment", hangs)
			first.kill()
			end()

			launch(t, binary, c.settings)
			eventually(t, "the post after the restart", func() bool { return len(c.discord.Messages(c.channel)) > 0 })
			if err := c.room.Publish("sielmauer"); err != nil {
				t.Fatal(err)
			}
			eventually(t, "the next post", func() bool { return len(c.discord.Messages(c.channel)) > 1 })
			time.Sleep(time.Second)
			var headlines []string
			for _, m := range c.discord.Messages(c.channel) {
				headlines = append(headlines, m.Embeds[0].Title)
			}
			if len(headlines) != 2 || headlines[0] == headlines[1] {
				t.Errorf("posted %q", headlines)
			}
		})
	}
}
