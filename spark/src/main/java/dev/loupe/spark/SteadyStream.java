package dev.loupe.spark;

import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;

/**
 * A running stream that gets over a fault of Spark 4.1.1 (SPARK-55271): after a crash the source
 * for Kafka does the last batch again, commits it, and then fails for want of figures for the
 * progress report. Started once more, it has no batch to repeat and goes on.
 */
final class SteadyStream implements AutoCloseable {

  private final DataStreamWriter<Row> stream;
  private StreamingQuery query;
  private boolean startedAgain;

  private SteadyStream(DataStreamWriter<Row> stream) throws TimeoutException {
    this.stream = stream;
    query = stream.start();
  }

  /** Begins it. The caller closes it, which stops it. */
  static SteadyStream start(DataStreamWriter<Row> stream) throws TimeoutException {
    return new SteadyStream(stream);
  }

  /**
   * Whether it is over; waits for that a while.
   *
   * @throws StreamingQueryException what ended it
   */
  boolean isOverWithin(long milliseconds) throws StreamingQueryException, TimeoutException {
    try {
      return query.awaitTermination(milliseconds);
    } catch (StreamingQueryException e) {
      if (startedAgain || !isTheFault(e)) {
        throw e;
      }
    }
    startedAgain = true;
    query = stream.start();
    return false;
  }

  private static boolean isTheFault(StreamingQueryException end) {
    return Stream.iterate((Throwable) end, error -> error != null, Throwable::getCause)
        .filter(NullPointerException.class::isInstance)
        .flatMap(error -> Arrays.stream(error.getStackTrace()).limit(1))
        .anyMatch(
            frame ->
                frame.getClassName().startsWith("org.apache.spark.sql.kafka010.")
                    && frame.getMethodName().equals("metrics"));
  }

  @Override
  public void close() throws TimeoutException {
    query.stop();
  }
}
