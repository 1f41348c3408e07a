package tool

import (
	"context"
	"fmt"
	"strings"

	"pullquote/bot/news"
	"pullquote/sources/link"
)

// A Shelf keeps the operator's sources: the bot's database.
type Shelf interface {
	Entries(ctx context.Context) ([]news.Entry, error)
	// Save adds sources or changes them, all or none.
	Save(ctx context.Context, entries ...news.Entry) error
	Drop(ctx context.Context, source int64) error
	Start(ctx context.Context, source int64) error
	Close() error
}

// OpenShelf opens the database that the settings of the bot name.
type OpenShelf func(context.Context) (Shelf, error)

// with runs f with an open shelf.
func (open OpenShelf) with(ctx context.Context, f func(Shelf) error) error {
	shelf, err := open(ctx)
	if err != nil {
		return err
	}
	err = f(shelf)
	if closed := shelf.Close(); err == nil {
		err = closed
	}
	return err
}

// pick finds the source that somebody means by its address, however it is spelt, or
// by its name.
func pick(ctx context.Context, shelf Shelf, words string) (news.Entry, error) {
	all, err := shelf.Entries(ctx)
	if err != nil {
		return news.Entry{}, err
	}
	var found []news.Entry
	for _, e := range all {
		if strings.EqualFold(e.Name, words) || same(e.URL, words) {
			found = append(found, e)
		}
	}
	switch len(found) {
	case 0:
		return news.Entry{}, fmt.Errorf("there is no source called %s; bot source list shows all of them", hide(words))
	case 1:
		return found[0], nil
	}
	return news.Entry{}, fmt.Errorf("%d sources are called %s: give the address of one", len(found), hide(words))
}

// same reports whether two spellings are of one address.
func same(a, b string) bool {
	return a == b || key(a) != "" && key(a) == key(b)
}

// key is what all spellings of an address have in common; empty when it is none.
func key(address string) string {
	at, err := link.Address(address)
	if err != nil {
		return ""
	}
	at, err = link.Canonical(at)
	if err != nil {
		return ""
	}
	return at
}

// hide shows what somebody typed without the password that may be in it.
func hide(typed string) string {
	return news.Shorten(link.WithoutUser(typed), columns)
}
