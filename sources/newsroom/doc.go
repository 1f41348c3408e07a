// Package newsroom serves a small news site on loopback: two outlets of a
// harbour city that does not exist, one with an RSS feed, one with an Atom feed,
// and pages in English, Russian, German, French and Spanish. It is what the bot
// reads when nobody has told it what to read, and what tests read when they need
// news that behaves, or misbehaves, on demand.
//
// The stories are the files under stories/. Each has a head of "key: value"
// lines and its prose, in the txtar format:
//
//	outlet: gazette            which of the outlets carries it
//	lang: en                   the language of the prose
//	section: Harbour           where the outlet files it
//	byline: Mara Quill         who wrote it
//	when: 3h20m ago            before the newsroom opened; or "breaking 2": the second to break after it
//	picture: harbour dusk      what the picture shows, and its light
//	caption: The quay at six.  what stands under the picture
//	title: Bridge closes       the headline
//	lead: It closed.           what the feed says of it
//	correct: after 3           corrected when the third story breaks (only with a corrected version)
//	-- body --
//	Paragraphs, parted by an empty line. A line that begins with "## " is a
//	heading, one whose lines begin with "> " is quoted from a document, and
//	*asterisks* set a ship's name in italics.
//	-- quotes --
//	Ottilie Marrack: who says what, one quotation a line, in the story's order
//	-- corrected --
//	The whole text once more, as it reads after its correction.
//	-- corrected quotes --
//	Ottilie Marrack: likewise
//
// Everything is the same at every run: prose, pictures, the order of events.
// Only the host and the times differ, and the times follow Options.Now.
package newsroom
