package dev.loupe.spark;

import dev.loupe.LoupeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * A job that inspects what comes, into a folder or through Kafka, until it is stopped or, with
 * {@code --once}, until what is there is done. Spark's checkpoint remembers what was inspected, and
 * each batch is committed to the table as a whole, under its number.
 */
final class InspectStream {

  /** The keys of a job that say how to stream. */
  static final Set<String> KEYS =
      Set.of(
          "--checkpoint",
          "--every",
          "--kafka-servers",
          "--topic",
          "--message-value",
          "--kafka",
          "--results-topic");

  private static final int SECONDS = 5;
  private static final long LOOK_MS = 200;

  private final SparkSession spark;
  private final JobArguments arguments;
  private final ResultPlace place;
  private final Checkpoint checkpoint;

  InspectStream(SparkSession spark, JobArguments arguments) {
    this.spark = spark;
    this.arguments = arguments;
    place = ResultPlace.of(arguments);
    checkpoint = new Checkpoint(spark, arguments.required("--checkpoint"));
  }

  /** Streams until stopped or done. */
  void run(SparkInspection inspection) throws TimeoutException, StreamingQueryException {
    checkpoint.requireFits(place);
    Dataset<Row> verdicts = verdicts(inspection);
    Optional<ResultsTopic> topic = resultsTopic();
    try (SteadyStream table = start(place.streamOf(verdicts), checkpoint.address())) {
      if (topic.isEmpty() || arguments.has("--once")) {
        awaitEnd(List.of(table));
      }
      if (topic.isPresent()) {
        Dataset<Row> results = place.reread(spark, verdicts.schema());
        tell(topic.get().streamOf(results), table);
      }
    }
  }

  private void tell(DataStreamWriter<Row> records, SteadyStream table)
      throws TimeoutException, StreamingQueryException {
    try (SteadyStream told = start(records, checkpoint.below("results-topic"))) {
      awaitEnd(arguments.has("--once") ? List.of(told) : List.of(told, table));
    }
  }

  /** Waits until one of them is over. */
  private static void awaitEnd(List<SteadyStream> streams)
      throws TimeoutException, StreamingQueryException {
    boolean over = false;
    while (!over) {
      for (SteadyStream stream : streams) {
        over |= stream.isOverWithin(LOOK_MS);
      }
    }
  }

  private SteadyStream start(DataStreamWriter<Row> stream, String itsCheckpoint)
      throws TimeoutException {
    return SteadyStream.start(
        stream.option("checkpointLocation", itsCheckpoint).trigger(trigger()));
  }

  private Trigger trigger() {
    return arguments.has("--once")
        ? Trigger.AvailableNow()
        : Trigger.ProcessingTime(arguments.count("--every", SECONDS), TimeUnit.SECONDS);
  }

  private Dataset<Row> verdicts(SparkInspection inspection) {
    List<String> topics = arguments.all("--topic");
    if (topics.isEmpty()) {
      return inspection.inspect(PictureTable.ofStream(spark, arguments.single("--input")));
    }
    if (arguments.has("--input")) {
      throw new LoupeException("A stream comes from --input or from --topic, not from both.");
    }
    MessageValue value =
        MessageValue.named(
            arguments.one("--message-value").orElse(MessageValue.PICTURE.toString()));
    return inspection.inspectMessages(messages(topics), value);
  }

  private Dataset<Row> messages(List<String> topics) {
    Map<String, String> options = new LinkedHashMap<>(arguments.pairs("--kafka"));
    int pieces = arguments.count("--partitions");
    if (pieces > 0) {
      options.put("minPartitions", String.valueOf(pieces));
    }
    return KafkaMessages.stream(spark, arguments.required("--kafka-servers"), topics, options);
  }

  private Optional<ResultsTopic> resultsTopic() {
    Optional<String> topic = arguments.one("--results-topic");
    if (topic.isPresent()) {
      KafkaConnector.require(spark);
    }
    return topic.map(
        name ->
            new ResultsTopic(
                arguments.required("--kafka-servers"), name, arguments.pairs("--kafka")));
  }
}
