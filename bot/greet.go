package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/lmittmann/tint"

	"pullquote/bot/config"
	"pullquote/bot/news"
	"pullquote/bot/terminal"
)

// greet says how to become the owner of a bot that others can write to.
func (h *house) greet(ctx context.Context) error {
	if h.screen != nil {
		return nil
	}
	code, err := h.owners.Code(ctx)
	if err != nil || code == "" {
		return err
	}
	_, err = fmt.Fprintf(h.out, "You are the owner of this bot? Send it this once, in a direct message:\n  Discord:  /newsbot claim code:%s\n  Telegram: /claim %s\n", code, code)
	return err
}

// invite prints how to add the bot on a platform, once it has told who the bot is.
// Of its errors only a token that is refused is one: without a network the bot
// starts, and waits for it.
func (h *house) invite(platform string, err error, format string, links ...any) error {
	if errors.Is(err, news.ErrUnauthorized) {
		return err
	}
	if err != nil {
		h.log.Warn(platform+" does not answer; trying on", "error", err)
		return nil
	}
	_, err = fmt.Fprintf(h.out, format, links...)
	return err
}

// logger writes to errs, or above the prompt of a screen. There only what needs
// somebody is told, unless a level was asked for: the posts are news enough.
func logger(cfg config.Config, errs io.Writer, screen *terminal.Terminal) *slog.Logger {
	level := cfg.LogLevel
	color := isTerminal(errs)
	if screen != nil && color {
		errs = screen
	}
	if screen != nil && !cfg.Given("LOG_LEVEL") {
		level = slog.LevelWarn
	}
	if cfg.LogJSON {
		return slog.New(slog.NewJSONHandler(errs, &slog.HandlerOptions{Level: level}))
	}
	return slog.New(tint.NewTextHandler(errs, &tint.Options{Level: level, TimeFormat: "15:04:05", NoColor: !color}))
}
