package newsroom

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/txtar"
)

//go:embed stories/*.txtar
var storyFiles embed.FS

// A Story is one article as it stands on the site at the moment.
type Story struct {
	Slug      string // its name in addresses: "bridge-closes"
	Outlet    string // its outlet's name
	Lang      string // "en", "ru", "de", "fr" or "es"
	Section   string
	Title     string
	Lead      string // what the feed says of it, in one or two sentences
	Byline    string
	Caption   string // what stands under its picture
	Path      string // the address of its page, without scheme and host
	Image     string // the address of its picture, likewise
	Published time.Time
	Updated   time.Time // Published until it is corrected
	Paras     []string  // its paragraphs as plain text, without headings
	Quotes    []Quote   // everything that is said in it, in its order

	blocks []block
	scene  string // what the picture shows: "harbour dusk"
}

// A Quote is the truth about a passage in quotation marks, for those who want to
// know whether a reader of the story has understood it.
type Quote struct {
	Speaker string // the fullest name that the story gives, or its own phrase where it gives no name ("a police spokeswoman")
	Text    string // the words inside the marks, without a comma at their end
}

// A version is a story's text, as it is at first or after its correction.
type version struct {
	blocks []block
	quotes []Quote
}

// A block is a paragraph, a heading or a quoted document of a story's page.
type block struct {
	Kind string // "p", "h2" or "blockquote"
	Text string // with *emphasis*
}

// A manuscript is a story's file: the story with what the newsroom plans for it.
type manuscript struct {
	Story
	before    time.Duration // how long before the opening it was published; unused when it breaks later
	breaking  int           // its place among those that break later; 0: it is out at the opening
	corrected version       // its text after the correction; without blocks: it is never corrected
	correct   int           // the correction appears when so many stories have broken; 0: only when asked for
}

// readStories reads every file of dir, those that are out at the opening first,
// oldest first, then those that break later, in their order.
func readStories(dir fs.FS) ([]manuscript, error) {
	names, err := fs.Glob(dir, "stories/*.txtar")
	if err != nil {
		return nil, err
	}
	var all []manuscript
	for _, name := range names {
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, err
		}
		m, err := parseStory(strings.TrimSuffix(path.Base(name), ".txtar"), data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, m)
	}
	slices.SortStableFunc(all, func(a, b manuscript) int {
		if a.breaking != b.breaking {
			return a.breaking - b.breaking
		}
		return int(b.before - a.before)
	})
	return all, nil
}

func parseStory(slug string, data []byte) (manuscript, error) {
	file := txtar.Parse(data)
	m := manuscript{Story: Story{Slug: slug, Image: "/img/" + slug + ".png"}}
	for line := range strings.Lines(string(file.Comment)) {
		key, value, found := strings.Cut(strings.TrimSpace(line), ":")
		if !found {
			return m, fmt.Errorf("head has a line without a colon: %q", line)
		}
		if err := m.set(key, strings.TrimSpace(value)); err != nil {
			return m, err
		}
	}
	var first version
	for _, f := range file.Files {
		var err error
		switch f.Name {
		case "body":
			first.blocks = parseBlocks(string(f.Data))
		case "quotes":
			first.quotes, err = parseQuotes(string(f.Data))
		case "corrected":
			m.corrected.blocks = parseBlocks(string(f.Data))
		case "corrected quotes":
			m.corrected.quotes, err = parseQuotes(string(f.Data))
		default:
			err = fmt.Errorf("unknown part %q: want body, quotes, corrected or corrected quotes", f.Name)
		}
		if err != nil {
			return m, err
		}
	}
	m.setText(first)
	return m, m.check()
}

// set takes one line of the head.
func (m *manuscript) set(key, value string) (err error) {
	switch key {
	case "outlet":
		o, ok := outletAt(value)
		if !ok {
			return fmt.Errorf("unknown outlet %q", value)
		}
		m.Outlet, m.Path = o.Name, "/"+o.Path+"/news/"+m.Slug
	case "lang":
		m.Lang = value
	case "section":
		m.Section = value
	case "byline":
		m.Byline = value
	case "picture":
		m.scene = value
	case "caption":
		m.Caption = value
	case "title":
		m.Title = value
	case "lead":
		m.Lead = value
	case "when":
		err = m.setWhen(value)
	case "correct":
		m.correct, err = number(value, "after ")
	default:
		err = fmt.Errorf("unknown key %q in the head", key)
	}
	return err
}

func (m *manuscript) setWhen(value string) (err error) {
	if before, found := strings.CutSuffix(value, " ago"); found {
		m.before, err = time.ParseDuration(before)
		return err
	}
	m.breaking, err = number(value, "breaking ")
	return err
}

// number reads "breaking 3" or "after 3".
func number(value, prefix string) (int, error) {
	digits, found := strings.CutPrefix(value, prefix)
	n, err := strconv.Atoi(digits)
	if !found || err != nil || n < 1 {
		return 0, fmt.Errorf("want %q and a number from 1, not %q", prefix, value)
	}
	return n, nil
}

func (m *manuscript) check() error {
	for _, value := range []string{m.Outlet, m.Lang, m.Section, m.Byline, m.scene, m.Caption, m.Title, m.Lead} {
		if value == "" {
			return errors.New("head must have outlet, lang, section, byline, when, picture, caption, title and lead")
		}
	}
	if len(m.Paras) == 0 {
		return errors.New("no body")
	}
	if m.before == 0 && m.breaking == 0 {
		return errors.New(`no "when"`)
	}
	if m.correct > 0 && m.corrected.blocks == nil {
		return errors.New("it is to be corrected, but has no corrected version")
	}
	return nil
}

// setText makes v the story's text.
func (s *Story) setText(v version) {
	s.blocks, s.Quotes, s.Paras = v.blocks, v.quotes, nil
	for _, b := range v.blocks {
		if b.Kind != "h2" {
			s.Paras = append(s.Paras, strings.ReplaceAll(b.Text, "*", ""))
		}
	}
}

// parseBlocks parts the prose at empty lines and joins the lines between them.
func parseBlocks(prose string) []block {
	var blocks []block
	for part := range strings.SplitSeq(prose, "\n\n") {
		text := strings.Join(strings.Fields(strings.ReplaceAll(part, "\n> ", "\n")), " ")
		switch {
		case text == "":
		case strings.HasPrefix(text, "## "):
			blocks = append(blocks, block{"h2", text[3:]})
		case strings.HasPrefix(text, "> "):
			blocks = append(blocks, block{"blockquote", text[2:]})
		default:
			blocks = append(blocks, block{"p", text})
		}
	}
	return blocks
}

// parseQuotes reads lines of the form "Speaker: words".
func parseQuotes(lines string) ([]Quote, error) {
	var quotes []Quote
	for line := range strings.Lines(lines) {
		speaker, text, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found {
			return nil, fmt.Errorf("want a speaker, a colon and words, not %q", line)
		}
		quotes = append(quotes, Quote{speaker, text})
	}
	return quotes, nil
}
