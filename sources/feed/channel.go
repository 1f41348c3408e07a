package feed

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"pullquote/sources/link"
)

// A channel is what a feed says of itself, found and not decoded yet.
type channel struct {
	*prefixes
	title, lang, ttl choice
	period, times    choice // sy:updatePeriod and sy:updateFrequency
	home, self, hub  place
	icon             place
	hours, days      []field
}

// take reads one field of a channel.
func (c *channel) take(f field) {
	switch f.space {
	case ownSpace, atomSpace:
		c.plain(f)
	case dublinCore:
		switch f.name {
		case "title":
			c.title.offer(2, f)
		case "language":
			c.lang.offer(2, f)
		}
	case syndication:
		switch f.name {
		case "updateperiod":
			c.period.offer(1, f)
		case "updatefrequency":
			c.times.offer(1, f)
		}
	case itunesSpace:
		if f.name == "image" {
			c.icon.offer(3, f.attr("href"), f.base)
		}
	}
}

func (c *channel) plain(f field) {
	switch f.name {
	case "title":
		c.title.offer(1, f)
	case "link":
		c.link(f)
	case "language":
		c.lang.offer(1, f)
	case "ttl":
		c.ttl.offer(1, f)
	case "icon":
		c.icon.offer(1, f.value(), f.base)
	case "image", "logo":
		c.icon.offer(2, imageIn(c.prefixes, f), f.base)
	case "skiphours":
		c.hours = append(c.hours, c.parts(f, "hour")...)
	case "skipdays":
		c.days = append(c.days, c.parts(f, "day")...)
	}
}

// link takes a link: RSS writes the site's address as text, Atom writes several
// with what they are to the feed. A WebSub hub is Atom's in every kind of feed.
func (c *channel) link(f field) {
	href := f.attr("href")
	if href == "" {
		c.home.offer(1, f.value(), f.base)
		return
	}
	switch strings.ToLower(f.attr("rel")) {
	case "hub":
		c.hub.offer(1, href, f.base)
	case "self":
		c.self.offer(1, href, f.base)
	case "", "alternate":
		if kind := f.attr("type"); kind == "" || strings.Contains(kind, "html") {
			c.home.offer(2, href, f.base)
		} else {
			c.home.offer(3, href, f.base)
		}
	}
}

// parts returns the elements of a list.
func (c *channel) parts(list field, name string) (all []field) {
	const most = 50
	for f := range c.fields(list.inner, list.base) {
		if f.name == name && len(all) < most {
			all = append(all, f)
		}
	}
	return all
}

// feed returns the channel as a feed without items. from is where it came from.
func (c *channel) feed(from string) Feed {
	at := func(p place) string {
		if p.base == "" {
			p.base = from
		}
		return link.Resolve(p.base, p.address)
	}
	f := Feed{
		Title: c.title.line(), Lang: tag(c.lang.value()),
		Home: at(c.home), Self: at(c.self), Hub: at(c.hub), Icon: at(c.icon),
		Every: ttl(c.ttl.value()), Period: period(c.period.value(), c.times.value()),
	}
	for _, h := range c.hours {
		// RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23: midnight is the same.
		if n, err := strconv.Atoi(h.value()); err == nil && n >= 0 && n <= 24 && !slices.Contains(f.SkipHours, n%24) {
			f.SkipHours = append(f.SkipHours, n%24)
		}
	}
	for _, d := range c.days {
		if day, ok := weekday(d.value()); ok && !slices.Contains(f.SkipDays, day) {
			f.SkipDays = append(f.SkipDays, day)
		}
	}
	return f
}

// ttl reads how many minutes a feed may be cached, at most a day.
func ttl(s string) time.Duration {
	minutes, err := strconv.Atoi(s)
	if err != nil || minutes < 0 {
		return 0
	}
	return time.Duration(min(minutes, 24*60)) * time.Minute
}

// period reads how many times in a period a feed says it changes (RSS 1.0,
// module Syndication).
func period(name, times string) time.Duration {
	periods := map[string]time.Duration{
		"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour, "monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour,
	}
	n, err := strconv.Atoi(times)
	if err != nil || n < 1 {
		n = 1
	}
	return periods[strings.ToLower(name)] / time.Duration(n)
}

func weekday(name string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String(), name) {
			return d, true
		}
	}
	return 0, false
}
