package dev.loupe.cli;

/** As what {@code inspect} writes its verdicts. */
enum TableFormat {
  /** JSON lines, the whole record; always written, and what {@code --resume} goes by. */
  JSONL,
  /** A flat row for each picture, written as it is judged. */
  CSV,
  /** The same as Apache Parquet, made when a file of verdicts is full or the run ends. */
  PARQUET
}
