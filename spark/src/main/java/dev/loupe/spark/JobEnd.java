package dev.loupe.spark;

import dev.loupe.LoupeException;

/** Ends a job that cannot be done with a message on standard error, not with a stack trace. */
final class JobEnd {

  private static final int FAILED = 1;

  /** What is to be done. */
  interface Job {
    void run() throws Exception;
  }

  private JobEnd() {}

  /**
   * Runs a job.
   *
   * @throws Exception whatever Spark throws, for its own log
   */
  static void orMessage(Job job) throws Exception {
    try {
      job.run();
    } catch (LoupeException e) {
      System.err.println("loupe: " + e.getMessage());
      System.exit(FAILED);
    }
  }
}
