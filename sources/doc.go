// Package sources reads the news: it visits a feed or a site and returns its
// articles as plain paragraphs with title, byline, date, language and picture.
//
// A Source says what to read, a State what is remembered between two visits, a
// Reader does the reading. The rooms below can be used alone: feed (documents to
// items), page (an article's page to text), list (the articles that a page lists),
// sitemap (the same out of a site's lists for search engines), known (the feeds of
// channels, profiles and repositories), opml (lists of feeds in and out), link (two
// addresses of one article become one) and polite (the only HTTP client that leaves
// the machine).
package sources
