package config

// A setting is one line of the table.
type setting struct {
	name    string
	value   string // the default, in the form that people would write; empty: see none
	none    string // what it means when nothing is set and there is no default
	example string
	help    string // one or more whole sentences
	read    func(*Config, string) error
}

// settings is the table, in the order of .env.example.
func settings() []setting {
	return []setting{
		{"DISCORD_TOKEN", "", "the bot is not on Discord", "MTIz.ABCdef.ghiJKL-mno_pqr",
			"The token of your Discord bot: https://discord.com/developers/applications, Bot, Reset Token.",
			func(c *Config, s string) (err error) { c.DiscordToken, err = discordToken(s); return }},

		{"TELEGRAM_TOKEN", "", "the bot is not on Telegram", "123456789:AAExampleExampleExampleExampleExample",
			"The token of your Telegram bot: write /newbot to https://t.me/BotFather.",
			func(c *Config, s string) (err error) { c.TelegramToken, err = telegramToken(s); return }},

		{"SOURCES", "", "the newsroom that comes with the bot", `"https://example.org/feed.xml, The Harbour Post=https://example.com"`,
			"What to read: addresses of feeds, or of sites that have one, each with a name before it if you like. " +
				"Commas, blanks and new lines part them. More can be added in chat.",
			func(c *Config, s string) (err error) { c.Sources, err = sourceList(s); return }},

		{"DATABASE_URL", "sqlite:pullquote.db", "", "postgres://pullquote:password@localhost:5432/pullquote",
			"Where everything is kept: a file of SQLite, or a PostgreSQL server that several bots may share.",
			func(c *Config, s string) (err error) { c.DatabaseURL, err = databaseURL(s); return }},

		{"OWNER", "", "a code is printed at the first start; whoever sends it to the bot is the owner", "discord:80351110224678912,telegram:5678901",
			"Who may run every command: user ids, each after its platform.",
			func(c *Config, s string) (err error) { c.Owners, err = ownerList(s); return }},

		{"TELEGRAM_API_URL", "https://api.telegram.org", "", "http://localhost:8081",
			"Where Telegram's Bot API is: your own Bot API server, for instance.",
			func(c *Config, s string) (err error) { c.TelegramAPI, err = serverURL(s); return }},

		{"DISCORD_API_URL", "https://discord.com", "", "http://localhost:3000",
			"Where Discord's API is: a proxy that keeps its limits, or a compatible server. The gateway is the one that it names.",
			func(c *Config, s string) (err error) { c.DiscordAPI, err = serverURL(s); return }},

		{"ALLOW_PRIVATE_HOSTS", "", "none", "localhost:8080,192.168.1.20:80",
			"Hosts in your own network that may be visited. All other private addresses are refused, whoever links to them.",
			func(c *Config, s string) (err error) { c.AllowPrivate, err = hostList(s); return }},

		{"CONTACT", "", "only the project's name is told", "https://example.org/about-our-bot",
			"How the owners of the sites that are visited can reach you: an e-mail or web address, sent with every request.",
			func(c *Config, s string) (err error) { c.Contact, err = contact(s); return }},

		{"ALLOW_PRIVATE_PROXIES", "", "none", "localhost:3128,192.168.1.20:1080",
			"Proxies in your own network that a source may be given (bot source set). What lies behind a proxy, it has to guard itself.",
			func(c *Config, s string) (err error) { c.Proxies, err = hostList(s); return }},

		{"POLL_EVERY", "", "each source at its own pace, every 5 minutes where something always happens, up to every 4 hours where little does", "30m",
			"How long to wait between two visits of a source, the same for all. One that asks for more gets more.",
			func(c *Config, s string) (err error) { c.PollEvery, err = pollEvery(s); return }},

		{"PUBLIC_URL", "", "the bot cannot be reached from outside, and asks every feed for news", "https://bot.example.org",
			"The https address under which the world reaches this bot, by a server in front of it that passes requests on to LISTEN. " +
				"With it, feeds that name a hub (WebSub) tell the bot when there is news.",
			func(c *Config, s string) (err error) { c.PublicURL, err = publicURL(s); return }},

		{"LISTEN", "127.0.0.1:8080", "", ":8080",
			"Where the bot waits for these requests: an address of this machine and a port, or a port alone for all addresses. Only used with PUBLIC_URL.",
			func(c *Config, s string) (err error) { c.Listen, err = listenAddress(s); return }},

		{"LOG", "text", "", "json",
			"How the log is written: text for people, json for machines.",
			func(c *Config, s string) (err error) { c.LogJSON, err = logFormat(s); return }},

		{"LOG_LEVEL", "info", "", "debug",
			"The least that is worth logging: debug, info, warn or error.",
			func(c *Config, s string) error { return logLevel(&c.LogLevel, s) }},
	}
}
