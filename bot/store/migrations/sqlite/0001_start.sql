-- +goose Up
CREATE TABLE sources (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	url TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	own BOOLEAN NOT NULL DEFAULT false, -- the operator's own: everybody may ask about it
	backlog INTEGER NOT NULL DEFAULT 0,
	every BIGINT NOT NULL DEFAULT 0,    -- milliseconds; 0: the bot's pace
	state BLOB,
	visited BOOLEAN NOT NULL DEFAULT false,
	next_at BIGINT NOT NULL,            -- this and all other times: milliseconds since 1970
	taken_until BIGINT NOT NULL DEFAULT 0, -- somebody is visiting it
	last_ok BIGINT NOT NULL DEFAULT 0,
	errors INTEGER NOT NULL DEFAULT 0,
	error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sources_due ON sources (next_at);

CREATE TABLE places (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	platform TEXT NOT NULL,
	guild TEXT NOT NULL,
	channel TEXT NOT NULL,
	thread TEXT NOT NULL,
	UNIQUE (platform, channel, thread)
);

CREATE TABLE subscriptions (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	place_id BIGINT NOT NULL REFERENCES places (id),
	source_id BIGINT NOT NULL REFERENCES sources (id),
	paused TEXT NOT NULL DEFAULT '',
	backlog INTEGER NOT NULL,
	created_at BIGINT NOT NULL,
	UNIQUE (place_id, source_id)
);
CREATE INDEX subscriptions_source ON subscriptions (source_id);

CREATE TABLE items (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	source_id BIGINT NOT NULL REFERENCES sources (id),
	state TEXT NOT NULL,   -- new, published, or old: it stood there before anybody followed
	age INTEGER NOT NULL,  -- at the first visit: 0 for the newest item, 1 for the one before; -1: found later
	data BLOB,             -- kept while the state is new
	article_id BIGINT
);
CREATE INDEX items_source ON items (source_id);
CREATE INDEX items_new ON items (id) WHERE state = 'new';
CREATE INDEX items_article ON items (article_id);

CREATE TABLE item_keys ( -- all that an item was ever known by
	source_id BIGINT NOT NULL REFERENCES sources (id),
	key TEXT NOT NULL,
	item_id BIGINT NOT NULL REFERENCES items (id),
	PRIMARY KEY (source_id, key)
);

CREATE TABLE articles (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	key TEXT NOT NULL UNIQUE,
	post TEXT NOT NULL,
	published BIGINT NOT NULL
);
CREATE INDEX articles_published ON articles (published);
CREATE VIRTUAL TABLE articles_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE quotes (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	article_id BIGINT NOT NULL REFERENCES articles (id),
	quote TEXT NOT NULL,
	published BIGINT NOT NULL
);
CREATE INDEX quotes_article ON quotes (article_id);
CREATE VIRTUAL TABLE quotes_words USING fts5 (words, speaker, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE deliveries (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	article_id BIGINT NOT NULL REFERENCES articles (id),
	place_id BIGINT NOT NULL REFERENCES places (id),
	state TEXT NOT NULL, -- queued, intent, unknown, sent, refused, held
	nonce TEXT NOT NULL,
	payload BLOB,
	attempt INTEGER NOT NULL DEFAULT 0,
	tried_at BIGINT NOT NULL DEFAULT 0,
	due_at BIGINT NOT NULL,
	ref TEXT NOT NULL DEFAULT '',
	error TEXT NOT NULL DEFAULT '',
	UNIQUE (article_id, place_id) -- once per place, whatever happens
);
CREATE INDEX deliveries_waiting ON deliveries (place_id, id) WHERE state IN ('queued', 'intent', 'unknown');

CREATE TABLE inbox (
	platform TEXT NOT NULL,
	id BIGINT NOT NULL,
	body BLOB,             -- kept until it is done
	done BOOLEAN NOT NULL DEFAULT false,
	kept_at BIGINT NOT NULL,
	PRIMARY KEY (platform, id)
);

CREATE TABLE memory (
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
);

-- +goose Down
DROP TABLE memory;
DROP TABLE inbox;
DROP TABLE deliveries;
DROP TABLE quotes_words;
DROP TABLE quotes;
DROP TABLE articles_words;
DROP TABLE articles;
DROP TABLE item_keys;
DROP TABLE items;
DROP TABLE subscriptions;
DROP TABLE places;
DROP TABLE sources;
