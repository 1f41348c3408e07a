// Package telegramtest is a Telegram that fits in a test: a server that speaks the
// Bot API over HTTP, with chats, topics, members and messages, and with verbs for
// what people do there.
//
//	s := telegramtest.Start(telegramtest.Options{})
//	defer s.Close()
//	s.AddChat(telegramtest.Chat{ID: -1001, Type: "supergroup", Title: "News"})
//	... point a bot at s.URL with s.Token() ...
//	s.Type(-1001, 7, "/latest")
//	replies, err := s.Wait(-1001, 1, 5*time.Second)
//
// It is strict. It reads HTML by the rules of the real server and refuses what
// that refuses, with the same words; unknown parameters, which the real one
// ignores, are refused too. What the real server drops or makes up without a word
// is told in Message.Dropped and Message.Links. Faults makes it fail on demand.
//
// With RECORD_REQUESTS=DIR in the environment every request is written to
// DIR/telegram-….jsonl, for programs that check them against Telegram's own
// specification.
package telegramtest
