package dev.loupe.spark;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** The one Spark of this JVM, kept as long as tests ask for the same number of threads. */
final class LocalSpark {

  private static Optional<SparkSession> session = Optional.empty();
  private static int threads;

  private LocalSpark() {}

  static synchronized SparkSession withThreads(int count) {
    if (session.isEmpty() || threads != count) {
      session.ifPresent(SparkSession::stop);
      session = Optional.of(start(count));
      threads = count;
    }
    return session.get();
  }

  private static SparkSession start(int count) {
    return SparkSession.builder()
        .master("local[" + count + "]")
        .appName("test")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 3)
        .config("spark.sql.warehouse.dir", "target/spark-warehouse")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
