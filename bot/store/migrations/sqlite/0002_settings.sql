-- +goose Up
ALTER TABLE sources ADD COLUMN listed BOOLEAN NOT NULL DEFAULT false;    -- the operator's own by a command: the settings do not disown it
ALTER TABLE sources ADD COLUMN folder TEXT NOT NULL DEFAULT '';          -- names of folders, as JSON
ALTER TABLE sources ADD COLUMN settings TEXT NOT NULL DEFAULT '';        -- as JSON, without secrets
ALTER TABLE sources ADD COLUMN former TEXT NOT NULL DEFAULT '';          -- the address that it has moved away from
ALTER TABLE sources ADD COLUMN failing_since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN gap BIGINT NOT NULL DEFAULT 0;            -- milliseconds between two articles
ALTER TABLE sources ADD COLUMN gone BOOLEAN NOT NULL DEFAULT false;      -- it is not visited any more
ALTER TABLE sources ADD COLUMN told TEXT NOT NULL DEFAULT '';            -- what people were told of it last: failing, gone
CREATE INDEX sources_former ON sources (former) WHERE former <> '';
CREATE INDEX sources_unwell ON sources (id) WHERE errors > 0 OR gone OR told <> '';
UPDATE sources SET failing_since = CAST(strftime('%s', 'now') AS INTEGER) * 1000 WHERE errors > 0;

CREATE TABLE source_secrets ( -- apart from what is printed
	source_id INTEGER PRIMARY KEY REFERENCES sources (id),
	secrets TEXT NOT NULL
);

-- +goose Down
DROP TABLE source_secrets;
DROP INDEX sources_unwell;
DROP INDEX sources_former;
ALTER TABLE sources DROP COLUMN told;
ALTER TABLE sources DROP COLUMN gone;
ALTER TABLE sources DROP COLUMN gap;
ALTER TABLE sources DROP COLUMN failing_since;
ALTER TABLE sources DROP COLUMN former;
ALTER TABLE sources DROP COLUMN settings;
ALTER TABLE sources DROP COLUMN folder;
ALTER TABLE sources DROP COLUMN listed;
