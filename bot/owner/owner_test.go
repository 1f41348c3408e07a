package owner_test

import (
	"context"
	"strings"
	"testing"

	"pullquote/bot/news"
	"pullquote/bot/owner"
	"pullquote/bot/store/storetest"
)

func TestTheCodeWorksOnce(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t, storetest.SQLite(t))
	o := &owner.Owners{Memory: db}
	code, err := o.Code(ctx)
	if err != nil || len(code) != 16 {
		t.Fatalf("code %q, %v", code, err)
	}
	if again, _ := o.Code(ctx); again != code {
		t.Errorf("a second start prints another code")
	}
	if ok, err := o.Claim(ctx, "discord", "7", "wrong"); ok || err != nil {
		t.Errorf("a wrong code: %v %v", ok, err)
	}
	if is, _ := o.IsOwner(ctx, "discord", "7"); is {
		t.Error("a wrong code made an owner")
	}
	if ok, err := o.Claim(ctx, "discord", "7", " "+strings.ToLower(code)+" "); !ok || err != nil {
		t.Errorf("the code: %v %v", ok, err)
	}
	if ok, _ := o.Claim(ctx, "telegram", "8", code); ok {
		t.Error("the code worked twice")
	}
	for user, want := range map[string]bool{"7": true, "8": false, "": false} {
		if is, err := o.IsOwner(ctx, "discord", user); is != want || err != nil {
			t.Errorf("owner %q: %v %v", user, is, err)
		}
	}
	if is, _ := o.IsOwner(ctx, "telegram", "7"); is {
		t.Error("the same number on another platform is somebody else")
	}
	if code, err := o.Code(ctx); code != "" || err != nil {
		t.Errorf("a code after it was used: %q %v", code, err)
	}
}

func TestNamedOwnersNeedNoCode(t *testing.T) {
	ctx := context.Background()
	o := &owner.Owners{Memory: storetest.Open(t, storetest.SQLite(t)), Named: []string{owner.Name("telegram", "5")}}
	if code, err := o.Code(ctx); code != "" || err != nil {
		t.Errorf("code %q, %v", code, err)
	}
	if ok, _ := o.Claim(ctx, "telegram", "6", ""); ok {
		t.Error("claimed with no code")
	}
	if is, _ := o.IsOwner(ctx, "telegram", "5"); !is {
		t.Error("the named owner is none")
	}
}

func TestWhereOwnersCanBeWrittenTo(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t, storetest.SQLite(t))
	places := func(o *owner.Owners) string {
		t.Helper()
		all, err := o.Places(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, p := range all {
			names = append(names, p.String())
		}
		return strings.Join(names, " ")
	}
	named := &owner.Owners{Memory: db, Named: []string{"discord:7", "telegram:8"}}
	if got := places(named); got != "telegram:8" {
		t.Errorf("before any was met: %s", got)
	}
	if err := named.Meet(ctx, "7", news.Place{Platform: "discord", Channel: "700"}); err != nil {
		t.Fatal(err)
	}
	if err := named.Meet(ctx, "8", news.Place{Platform: "telegram", Channel: "-100"}); err != nil { // about a channel
		t.Fatal(err)
	}
	if got := places(named); got != "discord:700 telegram:8" {
		t.Errorf("after one was met: %s", got)
	}
	if got := places(&owner.Owners{Memory: db}); got != "" {
		t.Errorf("when nobody owns it: %s", got)
	}
}
