package charset

import (
	"regexp"
	"sync"
)

// Declared returns the encoding that a document says it has, in its XML
// declaration or a meta element; empty when it does not. Standards have it in the
// first 1,024 bytes; pages have it later.
func Declared(body []byte) string {
	found := declaration().FindSubmatch(body[:min(len(body), 16<<10)])
	if found == nil {
		return ""
	}
	return string(found[1])
}

var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]+)`)
})
