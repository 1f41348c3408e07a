package sources

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"pullquote/sources/feed"
	"pullquote/sources/known"
	"pullquote/sources/list"
	"pullquote/sources/polite"
	"pullquote/sources/sitemap"
)

// How a site's feed is found
//
// People paste whatever is in front of them: a channel, a profile, an article's
// page, a front page. From the surest to the least sure, this is tried:
//
//  1. the feed that the table of known sites computes from the address, because
//     the pages of such sites often let no bot in;
//  2. the address itself: it may be a feed;
//  3. the feeds that the page names (https://www.rssboard.org/rss-autodiscovery):
//     the main one before those of comments and of other languages;
//  4. the feed that the page would have if its site ran one of the programs whose
//     addresses are known;
//  5. the places where sites usually have one, those of the program that made the
//     page if it says which;
//  6. a sitemap of news;
//  7. the list of articles on the page.
//
// A feed that a page names and that is out of order for the moment is waited for:
// to settle for less would tell every article anew when it is back.

const (
	mostVisits = 10               // of one search
	searchTime = 60 * time.Second // in all
	mostNamed  = 4                // feeds of one page that are tried
	mostPlaces = 6
)

// A search looks for the feed of one address.
type search struct {
	*Reader
	src    Source // with its address tidied
	feeds  bool   // nothing but a feed will do
	left   int    // visits
	others []Choice
}

// A Choice is one of several feeds of a site.
type Choice struct {
	URL   string
	Title string // what the page calls it; may be empty
}

// search visits the address and what may lead on from there.
func (r *Reader) search(ctx context.Context, src Source, feeds bool) (visit, []Choice, error) {
	s := &search{Reader: r, src: src, feeds: feeds, left: mostVisits}
	timed, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	v, err := s.run(timed)
	if err != nil && timed.Err() != nil && ctx.Err() == nil {
		err = fmt.Errorf("%s is too slow to look for its feed: give the address of the feed itself", host(src.URL))
	}
	if err != nil {
		return visit{}, nil, err
	}
	s.others = slices.DeleteFunc(s.others, func(c Choice) bool { return c.URL == v.url })
	return v, s.others, nil
}

func (s *search) run(ctx context.Context) (visit, error) {
	if v, err, done := s.table(ctx, known.Feeds(s.src.URL)); done {
		return v, err
	}
	page, err := s.try(ctx, spot{url: s.src.URL})
	if err == nil {
		return page, nil
	}
	var noFeed *feed.Error
	if !errors.As(err, &noFeed) || noFeed.What != feed.WebPage {
		return visit{}, err
	}
	if v, err, done := s.named(ctx, noFeed.Links); done {
		return v, err
	}
	if v, err, done := s.table(ctx, known.Software(s.src.URL)); done {
		return v, err
	}
	if len(noFeed.Links) == 0 {
		for _, at := range places(page.Body, s.src.URL) {
			if v, err := s.try(ctx, spot{url: at}); err == nil {
				return v, nil
			}
		}
	}
	if s.feeds {
		return visit{}, err
	}
	if v, ok := s.newsSitemap(ctx); ok {
		return v, nil
	}
	if page.feed, err = list.Parse(page.Body, page.ContentType, page.URL); err == nil && ctx.Err() == nil {
		page.kind, page.Body = List, nil
		return page, nil
	}
	if ctx.Err() != nil {
		return visit{}, ctx.Err()
	}
	return visit{}, noneFound(s.src.URL, noFeed)
}

// noneFound says what there is instead of a feed.
func noneFound(own string, page *feed.Error) error {
	if len(page.Links) > 0 {
		return fmt.Errorf("%s answered with %w", host(own), page)
	}
	return fmt.Errorf("%s answered with %w; neither a feed nor a list of articles was found there: give the address of the feed itself", host(own), page)
}

// try visits a spot while visits are left.
func (s *search) try(ctx context.Context, at spot) (visit, error) {
	if s.left == 0 {
		return visit{}, fmt.Errorf("%s: no feed was found in %d visits", host(s.src.URL), mostVisits)
	}
	s.left--
	at.url = withUser(at.url, s.src.URL)
	return s.visit(ctx, s.src, at, State{})
}

// table tries the feeds that were computed. It is done when one is there, or may
// be there later.
func (s *search) table(ctx context.Context, feeds []known.Feed) (v visit, err error, done bool) {
	for _, f := range feeds {
		if !f.Page {
			s.others = append(s.others, Choice{f.URL, f.What})
		}
	}
	for _, f := range feeds {
		at := spot{url: f.URL}
		if f.Page {
			at.kind = List
		}
		if v, err = s.try(ctx, at); err == nil || temporary(err) || ctx.Err() != nil {
			return v, err, true
		}
	}
	s.others = nil
	return visit{}, nil, false
}

// named tries the feeds that a page names.
func (s *search) named(ctx context.Context, links []feed.Link) (v visit, err error, done bool) {
	for _, l := range links {
		s.others = append(s.others, Choice{l.URL, l.Title})
	}
	var later error
	for _, l := range links[:min(len(links), mostNamed)] {
		if v, err = s.try(ctx, spot{url: l.URL}); err == nil || ctx.Err() != nil {
			return v, err, true
		}
		if later == nil && temporary(err) {
			later = err
		}
	}
	return visit{}, later, later != nil
}

// newsSitemap looks for a list of news among the sitemaps that the site names.
func (s *search) newsSitemap(ctx context.Context) (visit, bool) {
	u, err := url.Parse(s.src.URL)
	if err != nil || s.left < 2 {
		return visit{}, false
	}
	root := u.Scheme + "://" + u.Host
	maps := []string{root + "/sitemap.xml"}
	s.left--
	const robotsLimit = 512 << 10 // RFC 9309 asks for as much
	if resp, err := s.Web.Get(ctx, s.src.ask(polite.Request{URL: withUser(root+"/robots.txt", s.src.URL), Limit: robotsLimit})); err == nil {
		if named := sitemap.InRobots(resp.Body, resp.URL); len(named) > 0 {
			maps = named
		}
	}
	v, err := s.try(ctx, spot{url: maps[0], kind: Sitemap})
	return v, err == nil && v.news
}

func temporary(err error) bool {
	var e *polite.Error
	return errors.As(err, &e) && e.Temporary()
}

// places returns where a site may have its feed: where the program that made the
// page puts it, else the usual places, below the page before the root's.
func places(page []byte, own string) []string {
	u, err := url.Parse(own)
	if err != nil {
		return nil
	}
	root := u.Scheme + "://" + u.Host
	names := []string{"/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml"}
	if m := generator().FindSubmatch(page[:min(len(page), 64<<10)]); m != nil {
		if own := placesOf(strings.ToLower(string(m[1]) + string(m[2]))); own != nil {
			names = own
		}
	}
	var all []string
	if dir := strings.TrimRight(u.EscapedPath(), "/"); dir != "" && path.Ext(dir) == "" {
		all = append(all, root+dir+names[0])
	}
	for _, name := range names {
		all = append(all, root+name)
	}
	return all[:min(len(all), mostPlaces)]
}

// placesOf returns where a program puts its feeds by default.
func placesOf(generator string) []string {
	for _, g := range []struct {
		name   string
		places []string
	}{
		{"wordpress", []string{"/feed/"}}, {"hugo", []string{"/index.xml"}}, {"jekyll", []string{"/feed.xml", "/atom.xml"}},
		{"ghost", []string{"/rss/"}}, {"blogger", []string{"/feeds/posts/default"}}, {"drupal", []string{"/rss.xml"}},
		{"hexo", []string{"/atom.xml", "/rss2.xml"}}, {"gatsby", []string{"/rss.xml"}}, {"astro", []string{"/rss.xml"}},
		{"eleventy", []string{"/feed.xml", "/feed/feed.xml"}}, {"zola", []string{"/atom.xml", "/rss.xml"}}, {"pelican", []string{"/feeds/all.atom.xml"}},
		{"wix", []string{"/blog-feed.xml"}}, {"joomla", []string{"/?format=feed&type=rss"}}, {"squarespace", []string{"/?format=rss"}},
		{"discourse", []string{"/latest.rss"}}, {"mediawiki", []string{"/index.php?title=Special:RecentChanges&feed=atom"}},
	} {
		if strings.HasPrefix(generator, g.name) {
			return g.places
		}
	}
	return nil
}

var generator = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<meta\s+(?:name=["']?generator["']?\s+content=["']?([^"'>]+)|content=["']?([^"'>]+)["']?\s+name=["']?generator)`)
})
