-- The book of a zone in SQLite, format 1.
--
-- `event` is the log: append-only, gapless positions, a hash chain. `record`, `listing`,
-- `listing_text` and `relation` are made from it and can be made again. `note` and `person` lie
-- outside the log and can be erased. Kinds are the three letters before an id; days are counted
-- from 0001-01-01 as day 1; times are microseconds since 1970 in UTC; amounts are 1/10000 units.
--
-- In `zone`, `before` is the position before the last transaction, `log` the salts of the log of writes
-- that was found by it, and `log_from` the position from which that log goes on: by these a log is
-- known that is not the book's own.
--
-- In `listing`, `leg` numbers an investment's standing and stage, whether the stage is in doubt, and which
-- of industry, nature and park are known. Few numbers are in use. Every order of investments is kept leg
-- by leg: a filter on these chooses its legs, and whoever lists them all merges the legs. The order of
-- latest days is kept once more by the hundred days in which investments began: it goes with that, so that
-- those of one year lie far from either end of it.

CREATE TABLE zone (
    key         INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    name        TEXT    NOT NULL,
    position    INTEGER NOT NULL DEFAULT 0,
    hash        BLOB    NOT NULL,
    recorded_at INTEGER,
    before      INTEGER NOT NULL DEFAULT 0,
    log         BLOB,
    log_from    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE stream (
    key  INTEGER PRIMARY KEY,
    zone INTEGER NOT NULL REFERENCES zone (key),
    kind TEXT    NOT NULL,
    id   BLOB    NOT NULL CHECK (length(id) = 16),
    UNIQUE (zone, kind, id)
) STRICT;

CREATE TABLE event (
    zone        INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    stream      INTEGER NOT NULL REFERENCES stream (key),
    version     INTEGER NOT NULL,
    type        TEXT    NOT NULL,
    schema      INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    reported_on TEXT,
    actor       BLOB    NOT NULL,
    command     BLOB    NOT NULL,
    seals       TEXT    NOT NULL,
    payload     TEXT    NOT NULL,
    hash        BLOB    NOT NULL,
    PRIMARY KEY (zone, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX event_by_stream ON event (stream, version);

CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event BEGIN
    SELECT RAISE(ABORT, 'events are never changed');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN
    SELECT RAISE(ABORT, 'events are never deleted');
END;

-- INSERT OR REPLACE would walk past the trigger on DELETE.
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE zone = NEW.zone AND position = NEW.position)
  OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND version = NEW.version)
BEGIN
    SELECT RAISE(ABORT, 'events are never replaced');
END;

-- A table with rowids: without them a state of more than a thousand bytes would take a page of its own.
CREATE TABLE record (
    zone  INTEGER NOT NULL,
    kind  TEXT    NOT NULL,
    id    BLOB    NOT NULL,
    state TEXT    NOT NULL,
    PRIMARY KEY (zone, kind, id)
) STRICT;

CREATE TABLE listing (
    zone           INTEGER NOT NULL,
    kind           TEXT    NOT NULL,
    id             BLOB    NOT NULL,
    investment     BLOB,
    came_of_kind   TEXT,
    came_of        BLOB,
    unit           BLOB,
    officer        BLOB,
    organisation   BLOB,
    industry       TEXT,
    region         TEXT,
    park           BLOB,
    nature         TEXT,
    stage          INTEGER,
    possible_stage INTEGER,
    standing       TEXT    NOT NULL,
    amount         INTEGER,
    currency       TEXT,
    currencies     INTEGER NOT NULL,
    first          INTEGER,
    last           INTEGER,
    due            INTEGER,
    wake_at        INTEGER,
    leg            INTEGER,
    PRIMARY KEY (zone, kind, id)
) STRICT, WITHOUT ROWID;

-- With what lists are sorted by: a unit has many records, and to look each of them up would be felt.
CREATE INDEX listing_by_unit ON listing (zone, kind, unit, id, stage, currency, amount, last, due) WHERE unit IS NOT NULL;
CREATE INDEX listing_by_investment ON listing (zone, kind, investment, id) WHERE investment IS NOT NULL;
CREATE INDEX listing_by_organisation ON listing (zone, organisation, kind, id) WHERE organisation IS NOT NULL;
CREATE INDEX listing_by_due ON listing (zone, kind, due, id) WHERE due IS NOT NULL;
CREATE INDEX listing_by_wake ON listing (zone, wake_at, kind, id) WHERE wake_at IS NOT NULL;
CREATE INDEX investment_by_leg ON listing (zone, leg, id) WHERE kind = 'inv';
CREATE INDEX investment_by_last ON listing (zone, leg, last, id) WHERE kind = 'inv';
CREATE INDEX investment_by_begun ON listing (zone, first / 100, last, id, first, leg) WHERE kind = 'inv';
CREATE INDEX investment_by_amount ON listing (zone, currency, leg, amount, id) WHERE kind = 'inv';

-- What is no investment has no legs.
CREATE INDEX other_by_stage ON listing (zone, kind, stage, id) WHERE kind <> 'inv' AND stage IS NOT NULL;
CREATE INDEX other_by_last ON listing (zone, kind, last, id) WHERE kind <> 'inv' AND last IS NOT NULL;
CREATE INDEX other_by_amount ON listing (zone, kind, currency, amount, id) WHERE kind <> 'inv' AND amount IS NOT NULL;

CREATE TABLE listing_text (
    zone INTEGER NOT NULL,
    kind TEXT    NOT NULL,
    id   BLOB    NOT NULL,
    text TEXT    NOT NULL,
    PRIMARY KEY (zone, kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    zone     INTEGER NOT NULL,
    relation TEXT    NOT NULL,
    to_kind  TEXT    NOT NULL,
    to_id    BLOB    NOT NULL,
    kind     TEXT    NOT NULL,
    id       BLOB    NOT NULL,
    PRIMARY KEY (zone, relation, to_kind, to_id, kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unique_key (
    zone INTEGER NOT NULL,
    key  TEXT    NOT NULL,
    kind TEXT    NOT NULL,
    id   BLOB    NOT NULL,
    PRIMARY KEY (zone, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    zone    INTEGER NOT NULL,
    command BLOB    NOT NULL,
    number  INTEGER NOT NULL,
    key     BLOB    NOT NULL,
    text    TEXT    NOT NULL,
    PRIMARY KEY (zone, command, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    zone        INTEGER NOT NULL,
    id          BLOB    NOT NULL,
    key         BLOB    NOT NULL,
    particulars TEXT    NOT NULL,
    PRIMARY KEY (zone, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    zone    INTEGER NOT NULL,
    command BLOB    NOT NULL,
    key     BLOB,
    seal    BLOB    NOT NULL,
    answer  TEXT    NOT NULL,
    PRIMARY KEY (zone, command)
) STRICT, WITHOUT ROWID;
