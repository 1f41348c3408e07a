package newsroom

import (
	"bytes"
	"embed"
	"hash/fnv"
	"html/template"
	"slices"
	"strings"
	"time"
)

//go:embed pages
var pageFiles embed.FS

// A home is the page at the site's root, which leads to the papers.
type home struct{ Outlets []outlet }

// A front is what the pages of a paper have in common, and its lists of stories.
type front struct {
	place
	Paper    outlet
	Other    []outlet
	Words    words
	Sections []string
	Heading  string // of a list; empty on the front page
	Stories  []Story
}

// An article is the page of one story.
type article struct {
	front
	Story
	Blocks   []block
	Related  []Story
	Comments []comment
	Data     map[string]any // what search engines read of it
}

func parseTemplates() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"typeset": typeset,
		"iso":     func(t time.Time) string { return t.Format(time.RFC3339) },
	}).ParseFS(pageFiles, "pages/*"))
}

// typeset turns a story's plain marks into a page's: *names* in italics, and the
// spaces of French that no line may break at.
func typeset(text string) template.HTML {
	text = strings.NewReplacer("« ", "«\u00a0", " »", "\u00a0»", " :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?").Replace(text)
	var b strings.Builder
	for i, part := range strings.Split(text, "*") {
		part = template.HTMLEscapeString(part)
		if i%2 == 1 {
			part = "<em>" + part + "</em>"
		}
		b.WriteString(part)
	}
	return template.HTML(b.String())
}

// list renders the front page, or the list of the stories that keep chooses.
func (n *Newsroom) list(p place, heading string, keep func(Story) bool) (answer, error) {
	f := p.front("en")
	f.Heading = heading
	f.Stories = slices.DeleteFunc(p.stories(), func(s Story) bool { return !keep(s) })
	if heading != "" && len(f.Stories) == 0 {
		return answer{}, errNotFound
	}
	return n.render("front.html", f, p.changed)
}

// page renders the page of one story.
func (n *Newsroom) page(p place, slug string) (answer, error) {
	stories := p.stories()
	i := slices.IndexFunc(stories, func(s Story) bool { return s.Slug == slug })
	if i < 0 {
		return answer{}, errNotFound
	}
	s := stories[i]
	a := article{front: p.front(s.Lang), Story: s, Blocks: s.blocks, Related: related(s, stories), Data: p.data(s)}
	h := fnv.New32a()
	h.Write([]byte(slug))
	for k := range 3 {
		a.Comments = append(a.Comments, a.Words.Comments[(int(h.Sum32()%7)+k)%len(a.Words.Comments)])
	}
	return n.render("article.html", a, p.changed)
}

func (p place) front(lang string) front {
	f := front{place: p, Paper: p.outlet, Words: wordsIn(lang)}
	for _, s := range p.stories() {
		if !slices.Contains(f.Sections, s.Section) {
			f.Sections = append(f.Sections, s.Section)
		}
	}
	slices.Sort(f.Sections)
	for _, o := range outlets() {
		if o != p.outlet {
			f.Other = append(f.Other, o)
		}
	}
	return f
}

// related returns up to four other stories, those in the same language first.
func related(s Story, stories []Story) []Story {
	others := slices.DeleteFunc(slices.Clone(stories), func(o Story) bool { return o.Slug == s.Slug })
	slices.SortStableFunc(others, func(a, b Story) int {
		switch {
		case a.Lang == s.Lang && b.Lang != s.Lang:
			return -1
		case b.Lang == s.Lang && a.Lang != s.Lang:
			return 1
		}
		return 0
	})
	return others[:min(4, len(others))]
}

// data is the story as schema.org/NewsArticle.
func (p place) data(s Story) map[string]any {
	return map[string]any{
		"@context": "https://schema.org", "@type": "NewsArticle",
		"mainEntityOfPage": p.PageURL(s), "headline": s.Title, "description": s.Lead,
		"inLanguage": s.Lang, "articleSection": s.Section, "image": []string{p.PictureURL(s)},
		"datePublished": s.Published.Format(time.RFC3339), "dateModified": s.Updated.Format(time.RFC3339),
		"author":    map[string]any{"@type": "Person", "name": s.Byline},
		"publisher": map[string]any{"@type": "NewsMediaOrganization", "name": p.outlet.Name, "url": p.HomeURL()},
	}
}

func (n *Newsroom) render(name string, data any, modified time.Time) (answer, error) {
	var b bytes.Buffer
	if err := n.templates.ExecuteTemplate(&b, name, data); err != nil {
		return answer{}, err
	}
	return answer{"text/html; charset=utf-8", b.Bytes(), modified}, nil
}
