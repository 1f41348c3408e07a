package websub

import (
	"net/url"
	"slices"
	"strings"
)

// Discover finds a feed's hub and topic, which is what the hub calls the feed.
// links are the Link headers that it came with and base its address; hub and self
// are what the document itself says, which counts where the headers name no hub.
// A feed that does not say what it is called is known by its address. Both are
// empty where there is no hub, or none that is fit to be asked.
func Discover(links []string, base, hub, self string) (at, topic string) {
	for _, header := range links {
		for l := range eachLink(header) {
			to := web(base, l.target)
			switch {
			case to == "" || l.anchored:
			case l.is("hub") && at == "":
				at = to
			case l.is("self") && topic == "":
				topic = to
			}
		}
	}
	switch {
	case at == "" && hub == "":
		return "", ""
	case at == "":
		at, topic = hub, self
	case topic == "":
		topic = self
	}
	if topic == "" {
		topic = base
	}
	if len(at) > longest || len(topic) > longest {
		return "", ""
	}
	return at, topic
}

// longest is how many bytes the address of a hub and a topic may have.
const longest = 1000

// web makes a link absolute and changes nothing else: a topic is compared letter by
// letter. It is empty when the link does not lead to the web.
func web(base, ref string) string {
	from, err := url.Parse(base)
	if err != nil {
		return ""
	}
	to, err := from.Parse(strings.TrimSpace(ref))
	if err != nil || to.Scheme != "https" && to.Scheme != "http" || to.Hostname() == "" || to.User != nil {
		return ""
	}
	return to.String()
}

// A weblink is one link of a Link header (RFC 8288).
type weblink struct {
	target   string
	rel      string
	anchored bool // it is a link of something else than the document
}

func (l weblink) is(rel string) bool {
	return slices.ContainsFunc(strings.Fields(l.rel), func(r string) bool { return strings.EqualFold(r, rel) })
}

// eachLink goes through a Link header, as in
//
//	<https://hub.example/>; rel="hub", </feed>; rel=self
//
// and stops where it makes no sense.
func eachLink(header string) func(yield func(weblink) bool) {
	return func(yield func(weblink) bool) {
		for {
			header = strings.TrimLeft(header, ", \t")
			if !strings.HasPrefix(header, "<") {
				return
			}
			target, rest, closed := strings.Cut(header[1:], ">")
			if !closed {
				return
			}
			l := weblink{target: target}
			l.anchored, header = l.params(rest)
			if !yield(l) {
				return
			}
		}
	}
}

// params reads what follows the target of a link and returns what comes after it.
// The first rel counts.
func (l *weblink) params(s string) (anchored bool, rest string) {
	for given := false; ; {
		s = strings.TrimLeft(s, " \t")
		if !strings.HasPrefix(s, ";") {
			return anchored, s
		}
		var name, value string
		name, value, s = param(s[1:])
		switch {
		case strings.EqualFold(name, "anchor"):
			anchored = true
		case strings.EqualFold(name, "rel") && !given:
			l.rel, given = value, true
		}
	}
}

// param reads one parameter: a name, and perhaps a value, in quotation marks or
// not.
func param(s string) (name, value, rest string) {
	end := strings.IndexAny(s, "=;,")
	if end < 0 {
		return strings.TrimSpace(s), "", ""
	}
	name, s = strings.TrimSpace(s[:end]), s[end:]
	if s[0] != '=' {
		return name, "", s
	}
	s = strings.TrimLeft(s[1:], " \t")
	if !strings.HasPrefix(s, `"`) {
		if end = strings.IndexAny(s, ";,"); end < 0 {
			end = len(s)
		}
		return name, strings.TrimSpace(s[:end]), s[end:]
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return name, b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return name, b.String(), ""
}
