package dev.loupe.station.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.loupe.station.line.Broker;
import dev.loupe.station.line.Receiver.Got;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away, a server that is killed with SIGKILL meanwhile, then both come back. */
@Tag("slow")
class KilledServerOverMqttTest {

  private static final int RESULTS = 150;

  @TempDir Path folder;
  private final List<Mqtt5Publish> heard = new ArrayList<>();
  private int port;
  private Broker broker;
  private Broker.Listener plant;

  @BeforeEach
  void start() throws IOException {
    port = Broker.freePort();
    open();
  }

  @AfterEach
  void stop() {
    shut();
  }

  private void open() {
    try {
      broker = Broker.thatRemembers(folder.resolve("broker"), port);
      plant = new Broker.Listener("plant", port, "loupe/+/inspections");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shut() {
    plant.close();
    heard.addAll(plant.heard());
    broker.close();
  }

  private MortalLife life() throws IOException {
    return new MortalLife(folder, URI.create("mqtt://127.0.0.1:" + port), RESULTS, true);
  }

  @Test
  void losesNothingAndKeepsOrderWhenBrokerAndServerGoInTurn() throws Exception {
    MortalLife first = life();
    first.at(30, first::kill);
    assertThat(first.live()).isFalse();
    MortalLife second = life();
    second.at(60, this::shut);
    second.at(80, second::kill);
    assertThat(second.live()).isFalse();
    assertThat(standing().pending()).as("waits while both are away").isPositive();
    MortalLife third = life();
    third.at(100, this::open);
    assertThat(third.live()).isTrue();
    awaitAll();
    List<Got> got = gathered();
    assertThat(keys(got)).isEqualTo(RESULTS);
    Line.assertOrderAndIdentity(got);
    assertThat(standing().delivered()).isEqualTo(RESULTS);
    assertThat(standing().pending() + standing().dead()).isZero();
  }

  private OutboxRows.Standing standing() {
    try (Database database = Database.open(DatabaseSettings.DEFAULT, folder)) {
      return new OutboxRows(database).standings().get(0);
    }
  }

  private void awaitAll() throws InterruptedException {
    for (int i = 0; i < 300 && keys(gathered()) < RESULTS; i++) {
      Thread.sleep(50);
    }
  }

  /** All that the plant heard, before the broker went and after it came back. */
  private List<Got> gathered() {
    List<Mqtt5Publish> all = new ArrayList<>(heard);
    all.addAll(plant.heard());
    return all.stream().map(KilledServerOverMqttTest::got).toList();
  }

  private static Got got(Mqtt5Publish message) {
    String key =
        message.getUserProperties().asList().stream()
            .filter(property -> property.getName().toString().equals("idempotency-key"))
            .map(property -> property.getValue().toString())
            .collect(Collectors.joining());
    return new Got(key, "inspection", "", message.getPayloadAsBytes());
  }

  private static long keys(List<Got> got) {
    return got.stream().map(Got::key).distinct().count();
  }
}
