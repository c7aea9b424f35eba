package dev.loupe.spark;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Messages of Kafka topics as a stream of rows, by Spark's own connector.
 *
 * <pre>{@code
 * Dataset<Row> messages =
 *     KafkaMessages.stream(spark, "kafka-1:9092", List.of("board7-pictures"), Map.of());
 * inspection.inspectMessages(messages, MessageValue.PICTURE).writeStream()...
 * }</pre>
 *
 * <p>Topic, partition and offset say which message it is; each one comes once.
 */
public final class KafkaMessages {

  /** The column with a message's key, bytes or null. */
  static final String KEY = "key";

  /** The column with a message's value, bytes or null. */
  static final String VALUE = "value";

  private static final String TOPIC = "topic";
  private static final String PARTITION = "partition";
  private static final String OFFSET = "offset";
  private static final String TIMESTAMP = "timestamp";

  private KafkaMessages() {}

  /**
   * The messages that are in the topics and that come.
   *
   * @param servers {@code HOST:PORT}, several with commas
   * @param topics at least one
   * @param options of Spark's connector, which go before ours: from the earliest message on, at
   *     most 10,000 a batch
   * @throws dev.loupe.LoupeException when the connector is not on the class path
   */
  public static Dataset<Row> stream(
      SparkSession spark, String servers, List<String> topics, Map<String, String> options) {
    KafkaConnector.require(spark);
    return spark
        .readStream()
        .format(KafkaConnector.FORMAT)
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", 10_000)
        .options(options)
        .option(KafkaConnector.SERVERS, servers)
        .option("subscribe", String.join(",", topics))
        .load();
  }

  /** Columns and, behind them, those that say which message it was and when it was written. */
  static StructType withPlace(StructType columns) {
    return columns
        .add(TOPIC, DataTypes.StringType)
        .add(PARTITION, DataTypes.IntegerType)
        .add(OFFSET, DataTypes.LongType)
        .add("message_time", DataTypes.TimestampType);
  }

  /** The cells of these columns. */
  static Object[] place(Row message) {
    return new Object[] {
      message.getAs(TOPIC),
      message.getAs(PARTITION),
      message.getAs(OFFSET),
      message.getAs(TIMESTAMP)
    };
  }

  /** What a message is called in records. */
  static String address(Row message) {
    return "kafka:%s/%d/%d"
        .formatted(
            message.<String>getAs(TOPIC),
            message.<Integer>getAs(PARTITION),
            message.<Long>getAs(OFFSET));
  }
}
