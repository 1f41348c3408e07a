package charset

import "regexp"

// Declared returns the encoding that an XML document says it has; empty when it
// does not.
func Declared(body []byte) string {
	found := declaration.FindSubmatch(body[:min(len(body), 1024)])
	if found == nil {
		return ""
	}
	return string(found[1])
}

var declaration = regexp.MustCompile(`<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
