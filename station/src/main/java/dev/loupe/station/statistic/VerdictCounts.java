package dev.loupe.station.statistic;

import dev.loupe.verdict.Verdict;

/**
 * How often each verdict was given.
 *
 * @param ok good
 * @param ng bad
 * @param review doubtful
 * @param invalid could not be judged
 */
public record VerdictCounts(long ok, long ng, long review, long invalid) {

  /** None at all. */
  public static final VerdictCounts NONE = new VerdictCounts(0, 0, 0, 0);

  /** So many more of one. */
  public VerdictCounts plus(Verdict verdict, long count) {
    return switch (verdict) {
      case OK -> new VerdictCounts(ok + count, ng, review, invalid);
      case NG -> new VerdictCounts(ok, ng + count, review, invalid);
      case REVIEW -> new VerdictCounts(ok, ng, review + count, invalid);
      case INVALID -> new VerdictCounts(ok, ng, review, invalid + count);
    };
  }

  /** Those that could be judged. */
  public long judged() {
    return ok + ng + review;
  }
}
