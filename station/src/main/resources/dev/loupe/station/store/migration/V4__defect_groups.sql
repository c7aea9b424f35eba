-- The kinds of defect that a model's regions are called by.
CREATE TABLE defect_groups (
  model   TEXT   NOT NULL PRIMARY KEY REFERENCES models (id),
  content TEXT   NOT NULL,  -- JSON, as 'loupe defects group' writes it
  kinds   TEXT   NOT NULL,  -- JSON [{"number": 1, "label": "bridge", "members": 20}], for lists
  sha256  TEXT   NOT NULL,  -- of the file as it was sent
  at_ms   BIGINT NOT NULL,
  who     TEXT   NOT NULL
);
