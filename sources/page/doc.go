// Package page reads an article off its web page: the paragraphs without what
// stands around them, and title, byline, date, language, picture and address.
//
// What belongs to the article is decided by Readability (codeberg.org/readeck/
// go-readability, after Mozilla's), between two steps of its own: before it,
// elements are removed that say of themselves that they are no text of the
// article; after it, paragraphs that only editors and advertisers need.
package page
