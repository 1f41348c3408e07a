package page

import (
	"errors"
	"fmt"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// # Selecting in linear time
//
// A selector is a chain of conditions, each for an element inside (or directly
// inside, ">") one that the condition before holds for. The usual way walks up
// from every element anew for each condition, and a page of five hundred nested
// elements makes that slow without end. Read from the top the same question is
// answered in one walk: what is carried down is how much of the chain holds for
// the elements above, and for the parent. Conditions that look at brothers
// (:nth-child, "~", "+") or at what is inside (:has) are refused, for they cannot
// be answered so.

// A selector is a list of chains; an element is selected when one of them holds.
type selector []chain

// A chain has at most 32 steps: how many of them hold is told by the bits of a
// number.
type chain []step

type step struct {
	holds  cascadia.Sel
	direct bool // inside the parent itself
}

// A selector has so many bytes and chains at most: it may be the page's own.
const mostSelector, mostChains = 300, 16

// CheckSelector returns what is wrong with a selector, in a sentence, or nil.
func CheckSelector(s string) error {
	_, err := compile(s)
	return err
}

func compile(s string) (selector, error) {
	if len(s) > mostSelector {
		return nil, fmt.Errorf("the selector is longer than %d bytes", mostSelector)
	}
	var all selector
	for part := range strings.SplitSeq(s, ",") {
		var c chain
		direct := false
		for word := range strings.FieldsSeq(strings.ReplaceAll(part, ">", " > ")) {
			if word == ">" && len(c) > 0 && !direct {
				direct = true
				continue
			}
			if strings.ContainsAny(word, ":~+>\\") || len(c) == 32 {
				return nil, fmt.Errorf("the selector %q has a part that is not understood: use names of elements, .class, #id, [attribute], spaces, > and commas", s)
			}
			holds, err := cascadia.Parse(word)
			if err != nil {
				return nil, fmt.Errorf("the selector %q is not one: %q cannot be read", s, word)
			}
			c, direct = append(c, step{holds, direct}), false
		}
		if len(c) == 0 || direct {
			return nil, errors.New("the selector has an empty part")
		}
		if all = append(all, c); len(all) > mostChains {
			return nil, fmt.Errorf("the selector has more than %d parts", mostChains)
		}
	}
	return all, nil
}

// in returns the outermost elements of a tree that are selected, in its order.
func (s selector) in(doc *html.Node) (found []*html.Node) {
	var visit func(n *html.Node, above, parent []uint32)
	visit = func(n *html.Node, above, parent []uint32) {
		holds, within := make([]uint32, len(s)), make([]uint32, len(s))
		for i, c := range s {
			holds[i] = c.held(n, above[i], parent[i])
			within[i] = above[i] | holds[i]
			if holds[i]>>(len(c)-1)&1 == 1 {
				found = append(found, n)
				return
			}
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if child.Type == html.ElementNode {
				visit(child, within, holds)
			}
		}
	}
	visit(doc, make([]uint32, len(s)), make([]uint32, len(s)))
	return found
}

// held returns which steps of a chain end at n, as bits.
func (c chain) held(n *html.Node, above, parent uint32) (bits uint32) {
	if n.Type != html.ElementNode {
		return 0
	}
	for i, step := range c {
		before := above
		if step.direct {
			before = parent
		}
		if (i == 0 || before>>(i-1)&1 == 1) && step.holds.Match(n) {
			bits |= 1 << i
		}
	}
	return bits
}
