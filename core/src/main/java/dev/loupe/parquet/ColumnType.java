package dev.loupe.parquet;

/** What the cells of a column hold; every one of them may be empty. */
public enum ColumnType {
  /** A {@code String}; UTF-8. */
  TEXT(6, 0),
  /** An {@code Integer}. */
  COUNT(1, -1),
  /** A {@code Double}. */
  NUMBER(5, -1),
  /** A {@code java.time.Instant}; microseconds since 1970, UTC. */
  TIME(2, 10);

  /** Parquet's physical type. */
  final int physical;

  /** Parquet's converted type; -1 for none. */
  final int converted;

  ColumnType(int physical, int converted) {
    this.physical = physical;
    this.converted = converted;
  }
}
