package page

import (
	"encoding/json"
	"strings"
)

// A record is what JSON-LD says of an article.
type record struct {
	Headline, Body, Published, Modified, Image, Publisher, Lang string
	Authors                                                     []string
}

// read takes the first article out of a JSON-LD script.
func (r *record) read(script string) {
	var doc any
	if r.Headline != "" || json.Unmarshal([]byte(strings.TrimSpace(script)), &doc) != nil {
		return
	}
	if a := findArticle(doc, 0); a != nil {
		r.Headline, r.Body, r.Published, r.Modified, r.Lang = str(a["headline"]), str(a["articleBody"]), str(a["datePublished"]), str(a["dateModified"]), str(a["inLanguage"])
		r.Image, r.Publisher = named(a["image"], "url"), named(a["publisher"], "name")
		for _, one := range list(a["author"]) {
			if name := named(one, "name"); name != "" && len(r.Authors) < 10 {
				r.Authors = append(r.Authors, name)
			}
		}
	}
}

// findArticle looks for the object that describes an article, a few levels deep.
func findArticle(v any, depth int) map[string]any {
	if depth > 4 {
		return nil
	}
	for _, one := range list(v) {
		object, _ := one.(map[string]any)
		for _, kind := range list(object["@type"]) {
			if k := str(kind); strings.HasSuffix(k, "Article") || k == "BlogPosting" || k == "LiveBlogPosting" || k == "Report" {
				return object
			}
		}
		for _, inside := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if found := findArticle(object[inside], depth+1); found != nil {
				return found
			}
		}
	}
	return nil
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
