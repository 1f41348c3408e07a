-- +goose Up
CREATE TABLE hubs ( -- subscriptions of sources at hubs that tell when there is news (WebSub)
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	source_id BIGINT NOT NULL REFERENCES sources (id),
	hub TEXT NOT NULL,
	topic TEXT NOT NULL,
	token TEXT NOT NULL UNIQUE,             -- the end of the callback's path
	secret TEXT NOT NULL,
	offered BOOLEAN NOT NULL DEFAULT true,  -- the feed names this hub now; of one source at most one
	base TEXT NOT NULL DEFAULT '',          -- the public address that the hub was told last
	asked TEXT NOT NULL DEFAULT '',         -- what it was asked last: subscribe, unsubscribe
	tries INTEGER NOT NULL DEFAULT 0,       -- how often, since it last called back
	due_at BIGINT NOT NULL DEFAULT 0,       -- when it is to be asked again
	expires_at BIGINT NOT NULL DEFAULT 0,   -- the end of the lease; 0: there is none
	rung_at BIGINT NOT NULL DEFAULT 0,      -- when it last said that there is news, and not which
	trusted BOOLEAN NOT NULL DEFAULT false, -- news has come from it since a visit found some that had not
	error TEXT NOT NULL DEFAULT '',         -- why it does not send, in plain words
	UNIQUE (source_id, hub, topic)
);

-- +goose Down
DROP TABLE hubs;
