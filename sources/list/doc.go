// Package list finds the articles that a page lists: a front page, a blog, a
// table of announcements, a channel's messages. It is how a site is followed that
// has no feed.
//
// Nothing is known of any site. What is an article's link is learnt from the page
// itself, by what repeats on it. The cost is that of the page's length, whatever
// is on it.
package list
