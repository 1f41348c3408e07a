package command

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"pullquote/bot/news"
)

// match returns the items that words can mean: those that bear exactly this name,
// or else those with it in their names. Case does not matter.
func match[T any](items []T, words string, names func(T) []string) []T {
	words = strings.ToLower(words)
	var exact, near []T
	for _, item := range items {
		for _, name := range names(item) {
			name = strings.ToLower(name)
			if name == words {
				exact = append(exact, item)
				break
			}
			if strings.Contains(name, words) {
				near = append(near, item)
				break
			}
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return near
}

func sourceNames(s news.Source) []string             { return []string{s.Name, s.URL} }
func subscriptionNames(s news.Subscription) []string { return sourceNames(s.Source) }

// titles are the sources' names.
func titles(list []news.Source) []string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = s.Name
	}
	return names
}

// source finds the source that words mean among those that can be asked about
// here.
func (d Desk) source(ctx context.Context, c Call, words string) (news.Source, error) {
	all, err := d.Book.Sources(ctx, c.From)
	if err != nil {
		return news.Source{}, fmt.Errorf("list sources: %w", err)
	}
	found := match(all, words, sourceNames)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		e := &UserError{Text: fmt.Sprintf("I know no source called “%s” here.", clip(words)), Hint: c.cmd("news sources") + " lists them."}
		if near := nearest(words, titles(all)); near != "" {
			e.Hint = fmt.Sprintf("Did you mean “%s”? %s", near, e.Hint)
		}
		return news.Source{}, e
	}
	return news.Source{}, several(words, titles(found))
}

// subscription finds the one that is meant among those of the guild or chat where
// it is asked, and only there. Where a name fits several, one of this very place
// is meant.
func (d Desk) subscription(ctx context.Context, c Call) (news.Subscription, error) {
	subs, err := d.subscriptions(ctx, c.From)
	if err != nil {
		return news.Subscription{}, err
	}
	words := c.Args["subscription"]
	found := choose(subs, words)
	here := slices.DeleteFunc(slices.Clone(found), func(s news.Subscription) bool { return !s.Place.Same(c.From) })
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(here) == 1:
		return here[0], nil
	case len(subs) == 0:
		return news.Subscription{}, nothingYet(c)
	case len(found) == 0:
		return news.Subscription{}, &UserError{
			Text: fmt.Sprintf("Nothing that is posted here is called “%s”.", clip(words)),
			Hint: c.cmd("feed list") + " shows all with their numbers.",
		}
	}
	var names []string
	for i, s := range subs {
		if slices.Contains(found, s) {
			names = append(names, fmt.Sprintf("%d. %s", i+1, s.Source.Name))
		}
	}
	return news.Subscription{}, several(words, names)
}

// choose returns the subscriptions that words can mean: "#12" is an id, as buttons
// and suggestions give it, "2" the second in the list, anything else a name or an
// address.
func choose(subs []news.Subscription, words string) []news.Subscription {
	if words == "" {
		return nil
	}
	for i, s := range subs {
		if words == key(s) || words == strconv.Itoa(i+1) {
			return []news.Subscription{s}
		}
	}
	return match(subs, words, subscriptionNames)
}

// key names a subscription in a few bytes, for buttons and suggestions.
func key(s news.Subscription) string { return "#" + strconv.FormatInt(s.ID, 10) }

// subscriptions lists those of a guild or chat, the oldest first, so that numbers
// stay when something is added.
func (d Desk) subscriptions(ctx context.Context, at news.Place) ([]news.Subscription, error) {
	subs, err := d.Book.Subscriptions(ctx, at)
	if err != nil {
		return nil, fmt.Errorf("list subscriptions: %w", err)
	}
	slices.SortFunc(subs, func(a, b news.Subscription) int { return cmp.Compare(a.ID, b.ID) })
	return subs, nil
}

// several asks which one is meant.
func several(words string, names []string) *UserError {
	const most = 5
	hint := "Which one? " + strings.Join(names[:min(len(names), most)], ", ")
	if len(names) > most {
		hint += fmt.Sprintf(" and %d more", len(names)-most)
	}
	return &UserError{Text: fmt.Sprintf("“%s” can mean several.", clip(words)), Hint: hint}
}

// address reads what somebody pasted as the address of something on the web. The
// scheme may be missing; false: it is no address at all.
func address(s string) (string, bool) {
	if strings.ContainsAny(s, " \t\n") || !strings.Contains(s, ".") && !strings.Contains(s, "://") {
		return "", false
	}
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	return u.String(), true
}
