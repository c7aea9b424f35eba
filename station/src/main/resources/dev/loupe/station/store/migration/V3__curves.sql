-- What is worth keeping of a training when it is over: its loss, JSON [{"step": 10, "loss": 0.5}].
ALTER TABLE jobs ADD COLUMN curve TEXT NOT NULL DEFAULT '[]';
