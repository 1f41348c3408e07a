package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// Full-text search is the one place where the two databases speak differently:
// SQLite keeps the words in FTS5 tables beside ours, PostgreSQL in columns of type
// tsvector. Both are written in the transaction that adds the article. People's
// words never reach either query language: they are taken apart into letters and
// digits, and all of them must begin a word of the text.

// mostIndexed bounds what is indexed of one article, in bytes; PostgreSQL refuses
// more than a megabyte.
const mostIndexed = 500_000

func (db *DB) indexArticle(ctx context.Context, tx bun.Tx, id int64, words string) error {
	if len(words) > mostIndexed {
		words = words[:mostIndexed]
	}
	q := `UPDATE articles SET words = to_tsvector('simple', ?1) WHERE id = ?0`
	if db.lite {
		q = `INSERT INTO articles_words (rowid, words) VALUES (?0, ?1)`
	}
	_, err := tx.NewRaw(q, id, clean(words)).Exec(ctx)
	return err
}

func (db *DB) indexQuote(ctx context.Context, tx bun.Tx, id int64, quote news.Quote) error {
	q := `UPDATE quotes SET words = to_tsvector('simple', ?1), speaker = to_tsvector('simple', ?2) WHERE id = ?0`
	if db.lite {
		q = `INSERT INTO quotes_words (rowid, words, speaker) VALUES (?0, ?1, ?2)`
	}
	_, err := tx.NewRaw(q, id, clean(quote.Text), clean(quote.Speaker+" "+quote.Role)).Exec(ctx)
	return err
}

// terms takes what somebody typed apart into words.
func terms(typed string) []string {
	return strings.FieldsFunc(strings.ToLower(clean(typed)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// match is the condition that column of the table with this alias holds all words.
func (db *DB) match(table, alias, column string, words []string) (string, any) {
	if db.lite {
		return alias + `.id IN (SELECT rowid FROM ` + table + `_words WHERE ` + table + `_words MATCH ?)`,
			column + ` : ("` + strings.Join(words, `"* AND "`) + `"*)`
	}
	return alias + `.` + column + ` @@ to_tsquery('simple', ?)`, `'` + strings.Join(words, `':* & '`) + `':*`
}

// a filter is a list of conditions with their arguments.
type filter struct {
	conditions []string
	args       []any
}

func (f *filter) and(condition string, args ...any) {
	f.conditions = append(f.conditions, condition)
	f.args = append(f.args, args...)
}

func (f *filter) where() string { return strings.Join(f.conditions, " AND ") }

// from narrows articles (as a) to what may be seen from at, and to the source and
// time that q names.
func (f *filter) from(at news.Place, q news.Query) {
	may, args := visible(at)
	source := ""
	if q.Source != "" {
		at, more := named(clean(q.Source))
		source = ` AND (lower(s.name) = ? OR ` + at + `)`
		args = append(append(args, strings.ToLower(clean(q.Source))), more...)
	}
	f.and(`EXISTS (SELECT 1 FROM items i JOIN sources s ON s.id = i.source_id WHERE i.article_id = a.id AND `+may+source+`)`, args...)
	if !q.Since.IsZero() {
		f.and(`a.published >= ?`, ms(q.Since))
	}
}

func count(q news.Query) int {
	if q.Count <= 0 {
		return 5
	}
	return q.Count
}

// Latest returns the newest articles that may be seen from at.
func (db *DB) Latest(ctx context.Context, at news.Place, q news.Query) ([]news.Post, error) {
	var f filter
	f.from(at, q)
	return db.posts(ctx, f, q)
}

// Search returns the newest articles that hold all words of the query; none when
// it has no words.
func (db *DB) Search(ctx context.Context, at news.Place, q news.Query) ([]news.Post, error) {
	words := terms(q.Words)
	if len(words) == 0 {
		return nil, nil
	}
	var f filter
	condition, arg := db.match("articles", "a", "words", words)
	f.and(condition, arg)
	f.from(at, q)
	return db.posts(ctx, f, q)
}

func (db *DB) posts(ctx context.Context, f filter, q news.Query) ([]news.Post, error) {
	var rows []string
	err := db.r.NewRaw(`SELECT a.post FROM articles a WHERE `+f.where()+` ORDER BY a.published DESC, a.id DESC LIMIT ?`,
		append(f.args, count(q))...).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("searching articles: %w", err)
	}
	posts := make([]news.Post, len(rows))
	for i, row := range rows {
		if err := json.Unmarshal([]byte(row), &posts[i]); err != nil {
			return nil, fmt.Errorf("searching articles: %w", err)
		}
	}
	return posts, nil
}

// Quotes returns what was said by a person and about a subject, the newest first.
func (db *DB) Quotes(ctx context.Context, at news.Place, q news.Query) ([]news.Said, error) {
	var f filter
	f.from(at, q)
	if words := terms(q.Person); len(words) > 0 {
		condition, arg := db.match("quotes", "q", "speaker", words)
		f.and(condition, arg)
	}
	if words := terms(q.Words); len(words) > 0 {
		condition, arg := db.match("quotes", "q", "words", words)
		f.and(condition, arg)
	}
	var rows []struct{ Quote, Post string }
	err := db.r.NewRaw(`SELECT q.quote, a.post FROM quotes q JOIN articles a ON a.id = q.article_id WHERE `+f.where()+
		` ORDER BY q.published DESC, q.id LIMIT ?`, append(f.args, count(q))...).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("searching quotes: %w", err)
	}
	said := make([]news.Said, len(rows))
	for i, row := range rows {
		if err := json.Unmarshal([]byte(row.Quote), &said[i].Quote); err != nil {
			return nil, fmt.Errorf("searching quotes: %w", err)
		}
		if err := json.Unmarshal([]byte(row.Post), &said[i].Post); err != nil {
			return nil, fmt.Errorf("searching quotes: %w", err)
		}
	}
	return said, nil
}

// Sources returns those that may be asked about from at, by name.
func (db *DB) Sources(ctx context.Context, at news.Place) ([]news.Source, error) {
	may, args := visible(at)
	return db.sources(ctx, may+` ORDER BY lower(s.name), s.id`, args...)
}

// sources returns those for which a condition holds, which may name their order.
func (db *DB) sources(ctx context.Context, where string, args ...any) ([]news.Source, error) {
	var rows []sourceRow
	if err := db.r.NewRaw(`SELECT `+sourceColumns+` FROM sources s WHERE `+where, args...).Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	var list []news.Source
	for _, r := range rows {
		list = append(list, r.source())
	}
	return list, nil
}
