package dev.loupe.spark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A real broker of Kafka as a process, with a producer. */
final class KafkaBroker implements AutoCloseable {

  private final Process process;
  private final String servers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  private KafkaBroker(Process process, String servers) {
    this.process = process;
    this.servers = servers;
    ByteArraySerializer bytes = new ByteArraySerializer();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "enable.idempotence", false), bytes, bytes);
  }

  /**
   * Starts one.
   *
   * @param folder for its files and its log
   */
  static KafkaBroker start(Path folder) throws Exception {
    Files.createDirectories(folder);
    int port = ChildJvm.freePort();
    int controllerPort = ChildJvm.freePort();
    Process process =
        new ChildJvm(folder, "broker")
            .with("-Xmx256m", BrokerMain.class.getName(), folder.toString())
            .with(String.valueOf(port), String.valueOf(controllerPort))
            .start();
    try {
      ChildJvm.awaitListener(port);
      return new KafkaBroker(process, ChildJvm.HOST + ":" + port);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  String servers() {
    return servers;
  }

  void createTopic(String name, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  /** Hands a message over; it is there after {@link #flush}. */
  void send(String topic, int partition, @Nullable String key, byte @Nullable [] value) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    sent.add(producer.send(new ProducerRecord<>(topic, partition, keyBytes, value)));
  }

  /** Waits until all messages are in the topics, and makes sure of it. */
  void flush() throws Exception {
    for (Future<RecordMetadata> one : sent) {
      one.get(60, TimeUnit.SECONDS);
    }
    sent.clear();
  }

  @Override
  public void close() throws InterruptedException {
    producer.close();
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }
}
