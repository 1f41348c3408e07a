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
	"pullquote/bot/telegram"
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

// invite prints the address that adds the bot to a Discord server. Only a token
// that is refused is an error: without a network the bot starts, and waits for it.
func (h *house) invite(ctx context.Context, link func(context.Context) (string, error)) error {
	address, err := link(ctx)
	if errors.Is(err, news.ErrUnauthorized) {
		return err
	}
	if err != nil {
		h.log.Warn("discord does not answer; trying on", "error", err)
		return nil
	}
	_, err = fmt.Fprintf(h.out, "Add the bot to a Discord server, then write /feed add in a channel:\n  %s\n", address)
	return err
}

// inviteTelegram does the same for groups and channels on Telegram.
func (h *house) inviteTelegram(ctx context.Context, t *telegram.Adapter) error {
	group, channel, err := t.Links(ctx)
	if errors.Is(err, news.ErrUnauthorized) {
		return err
	}
	if err != nil {
		h.log.Warn("telegram does not answer; trying on", "error", err)
		return nil
	}
	_, err = fmt.Fprintf(h.out, "Add the bot to a Telegram group or channel, then write /add there:\n  group:   %s\n  channel: %s\n", group, channel)
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
