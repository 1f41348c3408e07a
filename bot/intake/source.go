package intake

import (
	"pullquote/bot/news"
	"pullquote/sources"
)

// Readable is a source as the reader takes it, with all that is set for it.
func Readable(s news.Source, set news.Settings) sources.Source {
	src := sources.Source{
		URL: s.URL, Name: s.Name, Lang: set.Lang, Selector: set.Selector,
		User: set.User.Reveal(), Password: set.Password.Reveal(), Bearer: set.Bearer.Reveal(),
		UserAgent: set.UserAgent, Proxy: set.Proxy.Reveal(),
	}
	for name, value := range set.Header {
		if src.Header == nil {
			src.Header = map[string]string{}
		}
		src.Header[name] = value.Reveal()
	}
	return src
}
