-- The station's database: one script for SQLite and PostgreSQL.
--
-- Conventions: times are milliseconds since 1970, UTC, in columns that end in _ms; yes and no are 1 and 0; JSON is TEXT;
-- ids are ULIDs (sort by time) where nothing else is said. What a column of "inspections" repeats from the record is
-- there to be queried; the record is the truth.

-- A place on the line where pictures are taken and judged.
CREATE TABLE stations (
  id         TEXT   NOT NULL PRIMARY KEY,  -- a short name: [a-z0-9][a-z0-9._-]{0,63}
  name       TEXT   NOT NULL,
  camera     TEXT,
  product    TEXT,
  recipe     TEXT   NOT NULL,              -- the recipe in force unless a request names another
  created_ms BIGINT NOT NULL
);

-- How one product is judged at one station. Detector, thresholds and regions are in its latest activation.
CREATE TABLE recipes (
  station               TEXT   NOT NULL REFERENCES stations (id) ON DELETE CASCADE,
  id                    TEXT   NOT NULL,   -- a short name, unique within its station
  name                  TEXT   NOT NULL,
  serial_pattern        TEXT,              -- regular expression that a part's serial number must match
  millimetres_per_pixel DOUBLE PRECISION,
  created_ms            BIGINT NOT NULL,
  PRIMARY KEY (station, id)
);

-- Detectors that were registered; the files lie beside the database, named by their SHA-256.
CREATE TABLE models (
  id         TEXT   NOT NULL PRIMARY KEY,  -- NAME-VERSION, such as board7-3
  name       TEXT   NOT NULL,
  version    INTEGER NOT NULL,
  sha256     TEXT   NOT NULL UNIQUE,
  bytes      BIGINT NOT NULL,
  manifest   TEXT   NOT NULL,              -- JSON, as in the artifact
  note       TEXT   NOT NULL,
  job        TEXT,                         -- the training job it came from
  created_ms BIGINT NOT NULL,
  created_by TEXT   NOT NULL,
  retired_ms BIGINT,
  UNIQUE (name, version)
);

-- What was in force when: rows are only ever added, the one with the largest id is in force.
CREATE TABLE activations (
  id                TEXT   NOT NULL PRIMARY KEY,
  station           TEXT   NOT NULL,
  recipe            TEXT   NOT NULL,
  kind              TEXT   NOT NULL,       -- MODEL, THRESHOLDS, REGIONS, SHADOW, ROLLBACK
  model             TEXT   NOT NULL REFERENCES models (id),
  thresholds        TEXT   NOT NULL,       -- JSON
  regions           TEXT   NOT NULL,       -- JSON: {inspect: [polygon], ignore: [polygon]}
  shadow_model      TEXT   REFERENCES models (id),
  shadow_thresholds TEXT,                  -- JSON
  at_ms             BIGINT NOT NULL,
  who               TEXT   NOT NULL,
  reason            TEXT   NOT NULL,
  FOREIGN KEY (station, recipe) REFERENCES recipes (station, id) ON DELETE CASCADE
);
CREATE INDEX activations_of_recipe ON activations (station, recipe, id);

-- One row per decision. Written before the decision is acknowledged, never deleted by the station.
CREATE TABLE inspections (
  id               TEXT   NOT NULL PRIMARY KEY,
  station          TEXT   NOT NULL,
  recipe           TEXT   NOT NULL,
  activation       TEXT,                   -- empty when nothing was in force
  serial           TEXT,
  product          TEXT,
  panel            TEXT,
  position         TEXT,
  model            TEXT   NOT NULL,
  model_sha256     TEXT   NOT NULL,
  verdict          TEXT   NOT NULL,        -- OK, NG, REVIEW, INVALID: the detector's
  raw_score        DOUBLE PRECISION,       -- empty when INVALID
  calibrated_score DOUBLE PRECISION,
  image_sha256     TEXT,
  image_reference  TEXT   NOT NULL,
  received_ms      BIGINT NOT NULL,
  decided_ms       BIGINT NOT NULL,
  record           TEXT   NOT NULL,        -- JSON of dev.loupe.verdict.Inspection, without what persons said
  operator_verdict TEXT,                   -- of the latest review
  operator         TEXT,
  operator_ms      BIGINT,
  operator_comment TEXT,
  needs_review     INTEGER NOT NULL,
  picture_file     TEXT,                   -- below the station's folder, while it is kept
  map_file         TEXT,
  kept_bytes       BIGINT NOT NULL
);
CREATE INDEX inspections_by_time ON inspections (decided_ms);
CREATE INDEX inspections_by_station ON inspections (station, id);
CREATE INDEX inspections_by_recipe ON inspections (station, recipe, id);
CREATE INDEX inspections_by_serial ON inspections (serial, id);
CREATE INDEX inspections_by_model ON inspections (model, id);
CREATE INDEX inspections_by_verdict ON inspections (verdict, id);
CREATE INDEX inspections_for_review ON inspections (id) WHERE needs_review = 1;
CREATE INDEX inspections_with_files ON inspections (verdict, id) WHERE kept_bytes > 0;

-- The places that stood out, to be counted.
CREATE TABLE regions (
  inspection   TEXT    NOT NULL REFERENCES inspections (id) ON DELETE CASCADE,
  ordinal      INTEGER NOT NULL,           -- 0 is the most anomalous
  x            INTEGER NOT NULL,
  y            INTEGER NOT NULL,
  width        INTEGER NOT NULL,
  height       INTEGER NOT NULL,
  area_px      INTEGER NOT NULL,
  peak         DOUBLE PRECISION NOT NULL,
  defect_group TEXT,
  cell_x       INTEGER NOT NULL,           -- where its centre lies, in tenths of the picture: 0..9
  cell_y       INTEGER NOT NULL,
  PRIMARY KEY (inspection, ordinal)
);

-- What the shadow model would have said; written after the decision, perhaps never.
CREATE TABLE shadow_results (
  inspection       TEXT   NOT NULL PRIMARY KEY REFERENCES inspections (id) ON DELETE CASCADE,
  model            TEXT   NOT NULL,
  verdict          TEXT   NOT NULL,
  raw_score        DOUBLE PRECISION,
  calibrated_score DOUBLE PRECISION,
  decided_ms       BIGINT NOT NULL
);

-- Everything persons said about decisions, the first and each later opinion.
CREATE TABLE reviews (
  id         TEXT   NOT NULL PRIMARY KEY,
  inspection TEXT   NOT NULL REFERENCES inspections (id) ON DELETE CASCADE,
  verdict    TEXT   NOT NULL,              -- OK or NG
  comment    TEXT,
  who        TEXT   NOT NULL,
  at_ms      BIGINT NOT NULL
);
CREATE INDEX reviews_of_inspection ON reviews (inspection, id);

CREATE TABLE users (
  name       TEXT    NOT NULL PRIMARY KEY,
  role       TEXT    NOT NULL,             -- VIEWER, OPERATOR, ENGINEER, ADMIN
  password   TEXT    NOT NULL,             -- pbkdf2-sha256$ITERATIONS$SALT$HASH, Base64
  disabled   INTEGER NOT NULL,
  created_ms BIGINT  NOT NULL
);

-- Page log-ins. Only digests are kept: who reads the database cannot log in with it.
CREATE TABLE sessions (
  digest     TEXT   NOT NULL PRIMARY KEY,
  name       TEXT   NOT NULL REFERENCES users (name) ON DELETE CASCADE,
  created_ms BIGINT NOT NULL,
  seen_ms    BIGINT NOT NULL,
  expires_ms BIGINT NOT NULL
);

CREATE TABLE tokens (
  id         TEXT   NOT NULL PRIMARY KEY,
  name       TEXT   NOT NULL,
  role       TEXT   NOT NULL,
  digest     TEXT   NOT NULL UNIQUE,
  created_by TEXT   NOT NULL,
  created_ms BIGINT NOT NULL,
  used_ms    BIGINT,
  expires_ms BIGINT
);

-- Who changed what: each row holds the SHA-256 of the one before it.
CREATE TABLE audit (
  seq           BIGINT NOT NULL PRIMARY KEY,
  at_ms         BIGINT NOT NULL,
  who           TEXT   NOT NULL,
  action        TEXT   NOT NULL,
  subject       TEXT   NOT NULL,
  detail        TEXT   NOT NULL,           -- JSON
  previous_hash TEXT   NOT NULL,
  hash          TEXT   NOT NULL
);

-- The end of the chain. Its one row is locked while a link is added.
CREATE TABLE audit_head (
  id   INTEGER NOT NULL PRIMARY KEY,
  seq  BIGINT  NOT NULL,
  hash TEXT    NOT NULL
);
INSERT INTO audit_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE jobs (
  id          TEXT   NOT NULL PRIMARY KEY,
  kind        TEXT   NOT NULL,             -- TRAIN; others may come
  state       TEXT   NOT NULL,             -- QUEUED, RUNNING, DONE, FAILED, CANCELLED
  request     TEXT   NOT NULL,             -- JSON
  message     TEXT   NOT NULL,
  model       TEXT,                        -- what came of it
  created_ms  BIGINT NOT NULL,
  created_by  TEXT   NOT NULL,
  started_ms  BIGINT,
  finished_ms BIGINT
);
CREATE INDEX jobs_by_state ON jobs (state, id);

-- What is to be delivered, in order of seq for each part; written with the result in one transaction.
CREATE TABLE outbox (
  id              TEXT    NOT NULL PRIMARY KEY,  -- the idempotency key
  channel         TEXT    NOT NULL,              -- the name of a configured receiver
  topic           TEXT    NOT NULL,              -- what it is about: inspection, alert, ...
  part            TEXT    NOT NULL,              -- order is kept among rows of one channel and part
  payload         TEXT    NOT NULL,              -- JSON
  state           TEXT    NOT NULL,              -- PENDING, DELIVERED, DEAD
  attempts        INTEGER NOT NULL,
  next_attempt_ms BIGINT  NOT NULL,
  created_ms      BIGINT  NOT NULL,
  delivered_ms    BIGINT,
  last_error      TEXT
);
CREATE INDEX outbox_due ON outbox (channel, state, next_attempt_ms);
CREATE INDEX outbox_of_part ON outbox (channel, part, id);

-- One row per event, not per picture.
CREATE TABLE alerts (
  id              TEXT    NOT NULL PRIMARY KEY,
  rule            TEXT    NOT NULL,        -- the name of the rule that raised it
  kind            TEXT    NOT NULL,        -- SINGLE_NG, K_IN_N, SAME_POSITION, DRIFT, SILENT
  station         TEXT    NOT NULL,
  severity        TEXT    NOT NULL,        -- INFO, WARNING, CRITICAL
  state           TEXT    NOT NULL,        -- OPEN, ACKNOWLEDGED, CLOSED
  message         TEXT    NOT NULL,
  detail          TEXT    NOT NULL,        -- JSON
  inspection      TEXT,                    -- the one that raised it
  occurrences     INTEGER NOT NULL,
  raised_ms       BIGINT  NOT NULL,
  last_ms         BIGINT  NOT NULL,
  acknowledged_ms BIGINT,
  acknowledged_by TEXT,
  comment         TEXT,
  closed_ms       BIGINT
);
CREATE INDEX alerts_by_state ON alerts (state, id);

-- Small facts that outlive a restart: counters of rules, marks of watchers. Keys are PART.NAME.
CREATE TABLE settings (
  name       TEXT   NOT NULL PRIMARY KEY,
  value      TEXT   NOT NULL,              -- JSON
  changed_ms BIGINT NOT NULL
);
