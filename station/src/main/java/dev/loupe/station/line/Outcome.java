package dev.loupe.station.line;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt to deliver a message. */
public sealed interface Outcome {

  /** The receiver has it and said so. */
  record Delivered() implements Outcome {}

  /**
   * The receiver did not take it this time. Counts as an attempt.
   *
   * @param reason in words
   * @param after how long the receiver wants to be left alone, if it said so
   */
  record Retry(String reason, Optional<Duration> after) implements Outcome {}

  /**
   * The receiver will never take it: a dead letter.
   *
   * @param reason in words
   */
  record Refused(String reason) implements Outcome {}

  /**
   * There was nobody to ask: no connection. Says nothing about the message, and counts as no
   * attempt.
   *
   * @param reason in words
   */
  record Unreachable(String reason) implements Outcome {}

  /** Delivered. */
  static Outcome delivered() {
    return new Delivered();
  }

  /** To be tried again when it suits us. */
  static Outcome retry(String reason) {
    return new Retry(reason, Optional.empty());
  }
}
