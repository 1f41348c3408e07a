// Package page reads an article off its web page: the paragraphs without what
// stands around them, and title, byline, date, language, picture and address. It
// tells when the page shows only a part of the article, and where the article
// goes on. It is pure: bytes go in, and nobody is asked anything.
//
// What belongs to the article is decided by Readability (codeberg.org/readeck/
// go-readability, after Mozilla's), between two steps of its own: before it,
// elements are removed that say of themselves that they are no text of the
// article; after it, paragraphs that only editors and advertisers need.
package page
