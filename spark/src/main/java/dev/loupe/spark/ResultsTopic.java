package dev.loupe.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.DataStreamWriter;

/**
 * A topic that gets the results too: the records as JSON, keyed by the part's serial number, or by
 * the picture's name where there is none. They are read from what is committed to the table of
 * results, so a record that comes twice after a crash is the same record, with the same {@code
 * inspection_id}.
 *
 * @param servers {@code HOST:PORT}, several with commas
 * @param topic for the records
 * @param options of Spark's connector, of which those that begin with {@code kafka.} are taken
 */
record ResultsTopic(String servers, String topic, Map<String, String> options) {

  /** A stream from a table of results into the topic, which {@code start()} begins. */
  DataStreamWriter<Row> streamOf(Dataset<Row> results) {
    return results
        .select(
            functions.coalesce(functions.col("serial"), functions.col("image")).as("key"),
            functions.col(ResultTable.RECORD).as("value"))
        .writeStream()
        .format(KafkaConnector.FORMAT)
        .options(connection())
        .option("topic", topic);
  }

  private Map<String, String> connection() {
    Map<String, String> connection = new LinkedHashMap<>(options);
    connection.keySet().removeIf(key -> !key.startsWith("kafka."));
    connection.put(KafkaConnector.SERVERS, servers);
    return connection;
  }
}
