// Package telegram speaks with Telegram: it sends posts to chats, channels and
// forum topics, and is one of the doors to the bot's commands.
//
// Three parts, one file or a few each:
//
//   - Render and Send (render.go, page.go, escape.go, send.go, outcome.go, pace.go)
//     make a message of a post, keep to Telegram's pace and tell for certain what
//     became of every request.
//   - Listen (listen.go, inbox.go, desk.go) asks for updates and confirms them only
//     after an Inbox has stored them, so that no command is lost between two lives
//     of the process.
//   - Asking and showing (ask.go, click.go, rights.go, menu.go, show.go, button.go)
//     translate what people type and press into Calls, and Replies into messages.
//
// The library go-telegram-bot-api carries every request (api.go). It dates from
// Bot API 5.5, has no contexts, and its errors hold the token; so requests go
// through its MakeRequest alone, with a client that mends all three.
package telegram
