-- The way to the line: what the outbox, the alert rules, watched folders and schedules need beside V1.

-- What topic templates may use: JSON, {"station": "..."}.
ALTER TABLE outbox ADD COLUMN names TEXT NOT NULL DEFAULT '{}';
CREATE INDEX outbox_waiting ON outbox (channel, id) WHERE state = 'PENDING';
CREATE INDEX outbox_waiting_of_part ON outbox (channel, part, id) WHERE state = 'PENDING';
CREATE INDEX outbox_done ON outbox (delivered_ms) WHERE state = 'DELIVERED';
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'DEAD';

-- What tells one open alert of a rule from another.
ALTER TABLE alerts ADD COLUMN camera TEXT NOT NULL DEFAULT '';
ALTER TABLE alerts ADD COLUMN aspect TEXT NOT NULL DEFAULT '';
ALTER TABLE alerts ADD COLUMN subject TEXT NOT NULL DEFAULT '';
CREATE INDEX alerts_of_rule ON alerts (rule, station, camera) WHERE state <> 'CLOSED';

-- Where each rule stands; written in the transaction that stores the inspection.
CREATE TABLE rule_states (
  rule       TEXT   NOT NULL,
  station    TEXT   NOT NULL,
  camera     TEXT   NOT NULL,
  aspect     TEXT   NOT NULL,          -- such as the model whose scores are watched
  state      TEXT   NOT NULL,          -- JSON of the rule's State
  changed_ms BIGINT NOT NULL,
  PRIMARY KEY (rule, station, camera, aspect)
);

-- Pictures that came through watched folders: one row per folder, file and content.
CREATE TABLE watched_pictures (
  folder      TEXT   NOT NULL,         -- name of the watched folder
  file        TEXT   NOT NULL,         -- path below it
  sha256      TEXT   NOT NULL,
  bytes       BIGINT NOT NULL,
  modified_ms BIGINT NOT NULL,
  state       TEXT   NOT NULL,         -- DONE, FAILED
  inspection  TEXT,
  reason      TEXT,
  at_ms       BIGINT NOT NULL,
  PRIMARY KEY (folder, file, sha256)
);
CREATE INDEX watched_pictures_by_time ON watched_pictures (folder, at_ms);

-- Scheduled inspections of stock folders.
CREATE TABLE scheduled_runs (
  id          TEXT    NOT NULL PRIMARY KEY,
  schedule    TEXT    NOT NULL,
  state       TEXT    NOT NULL,        -- RUNNING, DONE, FAILED, INTERRUPTED
  due_ms      BIGINT  NOT NULL,
  started_ms  BIGINT  NOT NULL,
  finished_ms BIGINT,
  pictures    INTEGER NOT NULL,
  ok          INTEGER NOT NULL,
  ng          INTEGER NOT NULL,
  review      INTEGER NOT NULL,
  invalid     INTEGER NOT NULL,
  failed      INTEGER NOT NULL,
  message     TEXT    NOT NULL,
  report_file TEXT                     -- below the station's folder
);
CREATE INDEX scheduled_runs_of_schedule ON scheduled_runs (schedule, id);
