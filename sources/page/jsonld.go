package page

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"pullquote/sources/internal/prose"
)

// A record is what JSON-LD says of an article (https://schema.org/Article).
type record struct {
	Headline, Body, Published, Modified, Image, Publisher, Lang string
	Authors                                                     []string
	Words                                                       int      // how long the whole text is; 0 when not told
	Free                                                        verdict  // may everybody read it?
	Walled                                                      []string // CSS selectors of the parts that are for subscribers
}

// A verdict is a yes, a no, or nothing said.
type verdict int8

const (
	unsaid verdict = iota
	yes
	no
)

// Bounds of what is read of a page's JSON-LD.
const (
	mostScript  = 1 << 20 // bytes of all scripts together
	mostValues  = 50_000  // commas in one, which tell what its tree would cost
	mostRecords = 64      // objects that describe an article
	mostDepth   = 6       // levels between a script and such an object
)

// A graph is all JSON-LD of a page: its articles in the page's order, and every
// object that has an id, because authors and publishers are told once and
// referred to.
type graph struct {
	articles []map[string]any
	byID     map[string]map[string]any
	size     int
}

// add reads one script.
func (g *graph) add(script string) {
	if g.size += len(script); g.size > mostScript || strings.Count(script, ",") > mostValues {
		return
	}
	var doc any
	if json.Unmarshal([]byte(strings.TrimSpace(script)), &doc) != nil && json.Unmarshal(mend(script), &doc) != nil {
		return
	}
	g.collect(doc, 0)
}

// collect notes the objects that matter, a few levels deep.
func (g *graph) collect(v any, depth int) {
	if depth > mostDepth || len(g.articles) >= mostRecords {
		return
	}
	for _, one := range list(v) {
		if many, _ := one.([]any); many != nil {
			g.collect(many, depth+1)
			continue
		}
		object, _ := one.(map[string]any)
		if id := str(object["@id"]); id != "" && len(object) > 1 {
			if g.byID == nil {
				g.byID = map[string]map[string]any{}
			}
			g.byID[id] = object
		}
		if slices.ContainsFunc(list(object["@type"]), isArticle) {
			g.articles = append(g.articles, object)
		}
		for _, inside := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if object[inside] != nil {
				g.collect(object[inside], depth+1)
			}
		}
	}
}

func isArticle(kind any) bool {
	switch k := strings.TrimPrefix(strings.TrimPrefix(str(kind), "https://schema.org/"), "http://schema.org/"); k {
	case "BlogPosting", "LiveBlogPosting", "Report", "Review", "SocialMediaPosting", "DiscussionForumPosting":
		return true
	default:
		return strings.HasSuffix(k, "Article")
	}
}

// record returns what is said of the article that the page shows. A page may
// describe other articles too, those of a list of links: the one whose headline
// people see is meant, else the first.
func (g *graph) record(headlines ...string) (r record) {
	if len(g.articles) == 0 {
		return r
	}
	a := g.articles[0]
	for _, other := range g.articles {
		if h := prose.Line(str(other["headline"])); h != "" && slices.Contains(headlines, h) {
			a = other
			break
		}
	}
	r = record{
		Headline: str(a["headline"]), Body: str(a["articleBody"]), Published: str(a["datePublished"]), Modified: str(a["dateModified"]),
		Lang: named(a["inLanguage"], "alternateName"), Image: named(a["image"], "url"), Publisher: named(g.known(a["publisher"]), "name"), Free: told(a["isAccessibleForFree"]),
	}
	r.Words = count(a["wordCount"])
	for _, one := range list(a["author"]) {
		if name := named(g.known(one), "name"); name != "" && len(r.Authors) < 10 {
			r.Authors = append(r.Authors, name)
		}
	}
	for _, part := range list(a["hasPart"]) {
		object, _ := part.(map[string]any)
		if told(object["isAccessibleForFree"]) != no {
			continue
		}
		r.Free = no
		for _, selector := range list(object["cssSelector"]) {
			if s := str(selector); s != "" && len(r.Walled) < 3 {
				r.Walled = append(r.Walled, s)
			}
		}
	}
	return r
}

// known returns the object that v refers to, or v.
func (g *graph) known(v any) any {
	if object, _ := v.(map[string]any); object != nil && object["name"] == nil {
		if whole := g.byID[str(object["@id"])]; whole != nil {
			return whole
		}
	}
	return v
}

// told reads a boolean, which is as often written as a word.
func told(v any) verdict {
	if b, isBool := v.(bool); isBool {
		v = strconv.FormatBool(b)
	}
	switch s := strings.ToLower(str(v)); {
	case s == "":
		return unsaid
	case s == "false" || s == "no" || s == "0" || strings.HasSuffix(s, "schema.org/false"):
		return no
	}
	return yes
}

func count(v any) int {
	if s := str(v); s != "" {
		n, _ := strconv.Atoi(s)
		return n
	}
	n, _ := v.(float64)
	return int(min(n, 1e6))
}

// list returns the values of v, which may be one or many.
func list(v any) []any {
	if all, many := v.([]any); many {
		return all
	}
	return []any{v}
}

// named returns v when it is a string, or its member of that name.
func named(v any, member string) string {
	for _, one := range list(v) {
		if s := str(one); s != "" {
			return s
		}
		if object, _ := one.(map[string]any); object != nil {
			return named(object[member], member)
		}
	}
	return ""
}

func str(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(s)
}
