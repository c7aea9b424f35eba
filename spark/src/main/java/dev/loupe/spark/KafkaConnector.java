package dev.loupe.spark;

import dev.loupe.LoupeException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Spark's connector to Kafka, which is not part of Spark: the user puts it on the class path. */
final class KafkaConnector {

  /** What Spark calls it. */
  static final String FORMAT = "kafka";

  /** The option with the brokers' addresses. */
  static final String SERVERS = "kafka.bootstrap.servers";

  /** A class of the connector and of each library that it needs and Spark does not bring. */
  private static final List<String> NEEDED =
      List.of(
          "org.apache.spark.sql.kafka010.KafkaSourceProvider",
          "org.apache.spark.kafka010.KafkaTokenUtil",
          "org.apache.kafka.clients.consumer.Consumer",
          "org.apache.commons.pool2.ObjectPool");

  private KafkaConnector() {}

  /**
   * Makes sure of it.
   *
   * @throws LoupeException that says what to add
   */
  static void require(SparkSession spark) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    List<String> missing = NEEDED.stream().filter(name -> !isThere(name, loader)).toList();
    if (!missing.isEmpty()) {
      throw new LoupeException(
          "Spark's connector to Kafka is not on the class path ("
              + String.join(", ", missing)
              + " not found). Add to spark-submit: --packages "
              + "org.apache.spark:spark-sql-kafka-0-10_2.13:"
              + spark.version()
              + ", or, without a way to Maven Central, this jar and those that it depends on with"
              + " --jars.");
    }
  }

  private static boolean isThere(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
