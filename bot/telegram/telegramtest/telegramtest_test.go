package telegramtest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"pullquote/bot/telegram/telegramtest"
)

const (
	person = int64(7)
	group  = int64(-1001000000001)
)

func start(t *testing.T, o telegramtest.Options) *telegramtest.Server {
	t.Helper()
	o.NoRecord = true // these requests provoke refusals
	s := telegramtest.Start(o)
	t.Cleanup(s.Close)
	s.AddChat(telegramtest.Chat{ID: person, Type: "private"})
	s.AddChat(telegramtest.Chat{ID: group, Type: "supergroup", Title: "Group", Forum: true})
	return s
}

// An answer is what the server said.
type answer struct {
	OK          bool
	Result      json.RawMessage
	ErrorCode   int `json:"error_code"`
	Description string
	Parameters  struct {
		After   int   `json:"retry_after"`
		Migrate int64 `json:"migrate_to_chat_id"`
	}
}

// ask calls a method with parameters in pairs.
func ask(t *testing.T, s *telegramtest.Server, method string, pairs ...string) answer {
	t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	resp, err := http.PostForm(s.URL+"/bot"+s.Token()+"/"+method, form)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var a answer
	if err := json.NewDecoder(resp.Body).Decode(&a); err != nil {
		t.Fatal(err)
	}
	if a.OK != (resp.StatusCode == http.StatusOK) || !a.OK && a.ErrorCode != resp.StatusCode {
		t.Errorf("HTTP %d with %+v", resp.StatusCode, a)
	}
	return a
}

// TestRefusals: what is refused, in Telegram's words.
func TestRefusals(t *testing.T) {
	s := start(t, telegramtest.Options{})
	s.SetTopic(group, 5, "closed")
	s.AddChat(telegramtest.Chat{ID: -5, Type: "group"})
	s.Upgrade(-5, -1005)
	s.AddChat(telegramtest.Chat{ID: -1006, Type: "channel", Username: "news"})
	s.SetMember(-1006, telegramtest.BotID, telegramtest.Member{Status: "administrator"})
	keyboard := func(button string) string { return `{"inline_keyboard":[[` + button + `]]}` }
	for _, k := range []struct {
		method, want string
		pairs        []string
	}{
		{"sendMessage", "chat_id is empty", []string{"text", "x"}},
		{"sendMessage", "message text is empty", []string{"chat_id", "7"}},
		{"sendMessage", "text must be non-empty", []string{"chat_id", "7", "text", " \u200b\n"}},
		{"sendMessage", "chat not found", []string{"chat_id", "8", "text", "x"}},
		{"sendMessage", "chat not found", []string{"chat_id", "@nobody", "text", "x"}},
		{"sendMessage", "message is too long", []string{"chat_id", "7", "text", strings.Repeat("x", 4097)}},
		{"sendMessage", "message is too long", []string{"chat_id", "7", "text", strings.Repeat("😀", 2049)}},
		{"sendMessage", "text is too long", []string{"chat_id", "7", "parse_mode", "HTML", "text", strings.Repeat("<b>x</b>", 4097)}},
		{"sendMessage", "text must be encoded in UTF-8", []string{"chat_id", "7", "text", "\xff"}},
		{"sendMessage", "unsupported parse_mode", []string{"chat_id", "7", "text", "x", "parse_mode", "XML"}},
		{"sendMessage", `can't parse entities: Unsupported start tag "br" at byte offset 1`, []string{"chat_id", "7", "text", "a<br>", "parse_mode", "HTML"}},
		{"sendMessage", `sendMessage has no parameter "thread_id"`, []string{"chat_id", "7", "text", "x", "thread_id", "1"}},
		{"sendMessage", "TOPIC_CLOSED", []string{"chat_id", "-1001000000001", "text", "x", "message_thread_id", "5"}},
		{"sendMessage", "message thread not found", []string{"chat_id", "-1001000000001", "text", "x", "message_thread_id", "6"}},
		{"sendMessage", "group chat was upgraded to a supergroup chat", []string{"chat_id", "-5", "text", "x"}},
		{"sendMessage", "need administrator rights in the channel chat", []string{"chat_id", "@news", "text", "x"}},
		{"sendMessage", "BUTTON_DATA_INVALID", []string{"chat_id", "7", "text", "x", "reply_markup", keyboard(`{"text":"a","callback_data":"` + strings.Repeat("x", 65) + `"}`)}},
		{"sendMessage", "BUTTON_URL_INVALID", []string{"chat_id", "7", "text", "x", "reply_markup", keyboard(`{"text":"a","url":"nowhere"}`)}},
		{"sendMessage", "a button does exactly one thing", []string{"chat_id", "7", "text", "x", "reply_markup", keyboard(`{"text":"a"}`)}},
		{"sendMessage", "can't parse reply keyboard markup JSON object", []string{"chat_id", "7", "text", "x", "reply_markup", "{"}},
		{"sendMessage", "message to be replied not found (9)", []string{"chat_id", "7", "text", "x", "reply_parameters", `{"message_id":9}`}},
		{"editMessageText", "message to edit not found", []string{"chat_id", "7", "message_id", "9", "text", "x"}},
		{"answerCallbackQuery", "query is too old and response timeout expired or query ID is invalid", []string{"callback_query_id", "1"}},
		{"setMyCommands", "BOT_COMMAND_INVALID", []string{"commands", `[{"command":"News!","description":"d"}]`}},
		{"setMyCommands", "can't parse BotCommandScope: Unsupported type specified", []string{"commands", `[]`, "scope", `{"type":"all_groups"}`}},
		{"sendChatAction", "wrong parameter action in request", []string{"chat_id", "7", "action", "dancing"}},
	} {
		if a := ask(t, s, k.method, k.pairs...); a.Description != "Bad Request: "+k.want {
			t.Errorf("%s %.80q: got %q, want %q", k.method, k.pairs, a.Description, k.want)
		}
	}
	if a := ask(t, s, "sendMessage", "chat_id", "-5", "text", "x"); a.Parameters.Migrate != -1005 {
		t.Errorf("%+v", a)
	}
	if a := ask(t, s, "sendPigeon"); a.Description != "Not Found: method not found" {
		t.Errorf("%+v", a)
	}
	s.SetMember(person, telegramtest.BotID, telegramtest.Member{Status: "kicked"})
	if a := ask(t, s, "sendMessage", "chat_id", "7", "text", "x"); a.Description != "Forbidden: bot was blocked by the user" {
		t.Errorf("%+v", a)
	}
}

// TestReads: what becomes of texts that are accepted.
func TestReads(t *testing.T) {
	for html, want := range map[string]telegramtest.Message{
		"<b>5 &lt; 6</b> &amp;&nbsp;&quot;&#128512;": {Text: `5 < 6 &&nbsp;"😀`, Entities: []telegramtest.Entity{{Type: "bold", Length: 5}}},
		"<B>x</> y":        {Text: "x y", Entities: []telegramtest.Entity{{Type: "bold", Length: 1}}},
		"<b></b>x\r\u202e": {Text: "x"},
		`<a href="https://E.org?a=1&amp;b">😀</a>`:               {Text: "😀", Entities: []telegramtest.Entity{{Type: "text_link", Length: 2, URL: "https://e.org/?a=1&b"}}},
		`<a href="http://localhost/">x</a>`:                     {Text: "x", Dropped: []string{"link to http://localhost/"}},
		`<a href="javascript:x">x</a>`:                          {Text: "x", Dropped: []string{"link to javascript:x"}},
		"<blockquote>a<blockquote>b</blockquote>c</blockquote>": {Text: "abc", Dropped: []string{"blockquote inside blockquote"}, Entities: []telegramtest.Entity{{Type: "blockquote", Length: 3}, {Type: "blockquote", Offset: 1, Length: 1}}},
		"@durov /start #tag $USD example.org":                   {Text: "@durov /start #tag $USD example.org", Links: []string{"cashtag $USD", "command /start", "hashtag #tag", "mention @durov", "url example.org"}},
		"a@b.co 4111 1111 1111 1111, 10.0.0.1, +1 202 555 0123 tg://x": {
			Text:  "a@b.co 4111 1111 1111 1111, 10.0.0.1, +1 202 555 0123 tg://x",
			Links: []string{"card 4111 1111 1111 1111", "email a@b.co", "ip 10.0.0.1", "phone +1 202 555 0123", "url b.co", "url tg://x"},
		},
		"U.S. and/or 3.14 #1 $5 24/7 no.1 @x": {Text: "U.S. and/or 3.14 #1 $5 24/7 no.1 @x"},
		"<code>@durov example.org</code>":     {Text: "@durov example.org", Entities: []telegramtest.Entity{{Type: "code", Length: 18}}},
		strings.Repeat("<b>x</b> ", 101):      {Text: strings.TrimSpace(strings.Repeat("x ", 101)), Dropped: []string{"1 of 101 entities"}},
	} {
		body, _ := json.Marshal(map[string]string{"text": html, "parse_mode": "HTML"})
		m, err := telegramtest.Read(body)
		if err != nil {
			t.Errorf("%q: %v", html, err)
		}
		if m.Text != want.Text || !reflect.DeepEqual(m.Dropped, want.Dropped) || !reflect.DeepEqual(m.Links, want.Links) {
			t.Errorf("%.80q:\n got %q, dropped %q, links %q\nwant %q, dropped %q, links %q", html, m.Text, m.Dropped, m.Links, want.Text, want.Dropped, want.Links)
		}
		if want.Entities != nil && !reflect.DeepEqual(m.Entities, want.Entities) {
			t.Errorf("%q: %+v", html, m.Entities)
		}
	}
}

// TestUpdates: they come until they are confirmed, and to one poll at a time.
func TestUpdates(t *testing.T) {
	s := start(t, telegramtest.Options{})
	poll := func(offset string) (ids []int64) {
		var list []struct {
			ID int64 `json:"update_id"`
		}
		a := ask(t, s, "getUpdates", "offset", offset, "timeout", "0")
		if err := json.Unmarshal(a.Result, &list); err != nil {
			t.Fatal(err)
		}
		for _, u := range list {
			ids = append(ids, u.ID)
		}
		return ids
	}
	s.Type(person, person, "one")
	s.Type(person, person, "two")
	first := poll("0")
	if again := poll("0"); len(first) != 2 || !reflect.DeepEqual(first, again) {
		t.Fatalf("%v, then %v", first, again)
	}
	next, _ := json.Marshal(first[1])
	if rest := poll(string(next)); len(rest) != 1 || rest[0] != first[1] || s.Pending() != 1 {
		t.Errorf("%v after confirming the first of %v", rest, first)
	}
	next, _ = json.Marshal(first[1] + 1)
	older := make(chan answer)
	go func() { older <- ask(t, s, "getUpdates", "offset", string(next), "timeout", "50") }()
	if err := s.Until(5*time.Second, func() bool { return s.Pending() == 0 }); err != nil {
		t.Fatal(err) // the older poll did not begin
	}
	poll(string(next))
	if a := <-older; a.ErrorCode != http.StatusConflict {
		t.Errorf("the older poll got %+v", a)
	}
	s.SetWebhook("https://e.org")
	if a := ask(t, s, "getUpdates"); a.ErrorCode != http.StatusConflict || !strings.Contains(a.Description, "webhook is active") {
		t.Errorf("%+v", a)
	}
}

func TestFaults(t *testing.T) {
	s := start(t, telegramtest.Options{})
	send := func() error {
		resp, err := http.PostForm(s.URL+"/bot"+s.Token()+"/sendMessage", url.Values{"chat_id": {"7"}, "text": {"x"}})
		if err == nil {
			_, err = io.ReadAll(resp.Body)
			resp.Body.Close()
		}
		return err
	}
	for _, k := range []struct {
		fault  telegramtest.Fault
		fails  bool
		stored int
	}{
		{telegramtest.Fault{Reset: true}, true, 0},
		{telegramtest.Fault{Reset: true, Late: true}, true, 1},
		{telegramtest.Fault{Cut: true, Late: true}, true, 1},
		{telegramtest.Fault{Status: 502, Body: "<html>"}, false, 0},
		{telegramtest.Fault{Status: 502, Body: "<html>", Late: true}, false, 1},
		{telegramtest.Fault{Slow: time.Millisecond, Late: true}, false, 1},
		{telegramtest.Fault{Chat: "8", Reset: true}, false, 1},
		{telegramtest.Fault{Method: "getMe", Reset: true}, false, 1},
	} {
		before := len(s.Messages(person))
		k.fault.Times = 1
		s.Faults(k.fault)
		err := send()
		if n := len(s.Messages(person)) - before; (err != nil) != k.fails || n != k.stored {
			t.Errorf("%+v: error %v, %d stored", k.fault, err, n)
		}
		s.ClearFaults()
	}
}

func TestLimits(t *testing.T) {
	s := start(t, telegramtest.Options{Limits: true})
	for i := range 4 {
		a := ask(t, s, "sendMessage", "chat_id", "7", "text", "x")
		if a.OK != (i < 3) || !a.OK && (a.ErrorCode != 429 || a.Parameters.After < 1) {
			t.Errorf("message %d: %+v", i+1, a)
		}
	}
	if a := ask(t, s, "sendMessage", "chat_id", "-1001000000001", "text", "x"); !a.OK {
		t.Errorf("another chat: %+v", a)
	}
}

func TestTokens(t *testing.T) {
	s := start(t, telegramtest.Options{})
	for token, want := range map[string]int{"1:wrong": 401, "nonsense": 404} {
		resp, err := http.Get(s.URL + "/bot" + token + "/getMe")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: %d", token, resp.StatusCode)
		}
	}
}
