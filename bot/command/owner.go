package command

import (
	"context"
	"fmt"
)

// status tells the owner how the bot is doing.
func (d Desk) status(ctx context.Context, c Call) (Reply, error) {
	s, err := d.Book.Status(ctx)
	if err == nil {
		err = d.meet(ctx, c)
	}
	if err != nil {
		return Reply{}, fmt.Errorf("status: %w", err)
	}
	health := "All of them can be read."
	if s.Failing > 0 {
		health = fmt.Sprintf("%d can't be read at the moment.", s.Failing)
	}
	if s.Gone > 0 {
		health += fmt.Sprintf(" Of these %d will never be again.", s.Gone)
	}
	unsent := ""
	if s.Unsent > 0 {
		unsent = fmt.Sprintf("\n%s refused for good.", count(s.Unsent, "post was", "posts were"))
	}
	return Reply{Text: Text{
		Bold(count(s.Sources, "source", "sources")), Say(". " + health + "\n"),
		Bold(count(s.Places, "place", "places")), Say(" where news is posted.\n"),
		Bold(count(s.Articles, "article", "articles")), Say(" in the archive.\n"),
		Bold(count(s.Waiting, "post", "posts")), Say(" waiting to be sent." + unsent),
	}}, nil
}

// meet notes where the bot can write to its owner, when they ask in a direct chat.
func (d Desk) meet(ctx context.Context, c Call) error {
	if !c.Private || c.User == "" {
		return nil
	}
	return d.Owners.Meet(ctx, c.User, c.From)
}

// claim makes the asker the owner for the code that only an operator can have
// read.
func (d Desk) claim(ctx context.Context, c Call) (Reply, error) {
	ok, err := d.Owners.Claim(ctx, c.From.Platform, c.User, c.Args["code"])
	if err != nil {
		return Reply{}, fmt.Errorf("claim: %w", err)
	}
	if !ok {
		return Reply{}, &UserError{Text: "That is not the code.", Hint: "It was printed where the bot was started, and it works once."}
	}
	if err := d.meet(ctx, c); err != nil {
		return Reply{}, fmt.Errorf("claim: %w", err)
	}
	return Reply{Text: Text{Say("You own this bot now. "), Typed(c.cmd("newsbot status")), Say(" tells how it is doing.")}}, nil
}
