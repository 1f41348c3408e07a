package telegram

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/news"
)

// outcome says in the bot's own words what became of a message, given the error
// of its request.
//
// Telegram knows no idempotency key, so everything hangs on one question: can the
// message exist? It cannot when nothing left this machine, or when Telegram itself
// answered with a well-formed refusal. It can after anything else: a time-out, a
// cut connection, a 5xx, an answer that is not the Bot API's. Telegram goes on
// sending after the asker has hung up.
func outcome(err error, to news.Place, attempt int) error {
	var refused *tgbotapi.Error
	var lost *fault
	switch {
	case err == nil:
		return nil
	case unauthorized(err):
		return tokenError{}
	case errors.As(err, &refused):
		return verdict(refused, to)
	case errors.As(err, &lost) && !lost.Left:
		return &news.RetryError{After: backoff(attempt), Err: fmt.Errorf("telegram: %w", err)}
	}
	return fmt.Errorf("telegram: %w: %w", news.ErrUnknown, err)
}

// verdict reads a refusal. https://core.telegram.org/bots/api#making-requests
// promises no texts, only that error_code follows HTTP; the texts that matter have
// been the same for years.
func verdict(e *tgbotapi.Error, to news.Place) error {
	switch {
	case e.RetryAfter > 0 || e.Code == http.StatusTooManyRequests:
		after := max(time.Duration(e.RetryAfter)*time.Second, time.Second)
		return &news.RetryError{After: after, Err: fmt.Errorf("telegram: %w", e)}
	case e.MigrateToChatID != 0:
		moved := to
		moved.Channel = strconv.FormatInt(e.MigrateToChatID, 10)
		return &news.MovedError{To: moved}
	case e.Code == http.StatusForbidden || gone(e.Message):
		return fmt.Errorf("telegram: %w: %s", news.ErrGone, e.Message)
	}
	return fmt.Errorf("telegram: %w: %s", news.ErrRejected, e.Message)
}

// gone reports whether a 400 is about the place, not about the message. Telegram's
// server turns a 403 whose text is one upper-case name into such a 400.
func gone(text string) bool {
	for _, about := range []string{
		"chat not found", "group chat was deactivated", "group chat was deleted", "bot is not a member",
		"bot was kicked", "bot was blocked", "user is deactivated",
		"have no write access", "not enough rights", "need administrator rights", "no rights to send",
		"message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED", "TOPIC_ID_INVALID",
		"CHAT_WRITE_FORBIDDEN", "CHAT_SEND_PLAIN_FORBIDDEN", "CHAT_ADMIN_REQUIRED", "CHAT_RESTRICTED", "CHAT_FORBIDDEN",
		"CHANNEL_PRIVATE", "CHANNEL_INVALID", "PEER_ID_INVALID", "USER_IS_BLOCKED", "INPUT_USER_DEACTIVATED",
	} {
		if strings.Contains(text, about) {
			return true
		}
	}
	return false
}

// unauthorized reports whether err says that the token is not accepted: 401, or
// 404 for the whole address ("Not Found: method not found" is another matter).
func unauthorized(err error) bool {
	var refused *tgbotapi.Error
	return errors.As(err, &refused) &&
		(refused.Code == http.StatusUnauthorized || refused.Code == http.StatusNotFound && refused.Message == "Not Found")
}

// said reports whether err is a refusal with this in its text.
func said(err error, text string) bool {
	var refused *tgbotapi.Error
	return errors.As(err, &refused) && strings.Contains(refused.Message, text)
}
