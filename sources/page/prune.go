package page

import (
	"golang.org/x/net/html"
)

// prune removes elements that say of themselves that they are not the article.
func prune(doc *html.Node) {
	walk(doc, func(n *html.Node) bool {
		if n.Type == html.ElementNode && n.Parent != nil && unwanted(n) {
			n.Parent.RemoveChild(n)
			return false
		}
		return true
	})
}

func unwanted(n *html.Node) bool { return false }

func sift(paras []para, title string) (text []string) {
	for _, p := range paras {
		text = append(text, p.text)
	}
	return text
}
