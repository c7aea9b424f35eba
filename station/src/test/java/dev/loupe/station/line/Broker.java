package dev.loupe.station.line;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real MQTT broker in this process: HiveMQ Community Edition on a loopback port. */
public final class Broker implements AutoCloseable {

  private final EmbeddedHiveMQ hive;

  private Broker(EmbeddedHiveMQ hive) {
    this.hive = hive;
    hive.start().join();
  }

  /** A port that nobody uses. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A broker with a plain and an encrypted listener. */
  static Broker start(Path folder, int plain, int encrypted, Path keys, String password)
      throws IOException {
    Path config = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        config.resolve("config.xml"),
        """
        <?xml version="1.0"?><hivemq><listeners>
        <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
        <tls-tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address><tls><keystore>
        <path>%s</path><password>%s</password><private-key-password>%s</private-key-password>
        </keystore></tls></tls-tcp-listener></listeners>
        <persistence><mode>in-memory</mode></persistence>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        </hivemq>"""
            .formatted(plain, encrypted, keys, password, password));
    return in(folder, config);
  }

  /** A broker that keeps what it acknowledged on disk, and finds it again in the same folder. */
  public static Broker thatRemembers(Path folder, int port) throws IOException {
    Path config = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        config.resolve("config.xml"),
        """
        <?xml version="1.0"?><hivemq><listeners>
        <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
        </listeners><persistence><mode>file</mode></persistence>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        </hivemq>"""
            .formatted(port));
    return in(folder, config);
  }

  private static Broker in(Path folder, Path config) throws IOException {
    return new Broker(
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(config)
            .withDataFolder(Files.createDirectories(folder.resolve("data")))
            .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
            .build());
  }

  /** Whoever listens. */
  public static final class Listener implements AutoCloseable {

    private static final long SESSION_SECONDS = 3600;

    private final List<Mqtt5Publish> heard = new CopyOnWriteArrayList<>();
    private final Mqtt5BlockingClient client;

    Listener(int port, String filter) {
      this("", port, filter);
    }

    /** A listener with a name, for whom the broker keeps what comes while it is away. */
    public Listener(String name, int port, String filter) {
      client =
          Mqtt5Client.builder()
              .identifier(name)
              .serverHost("127.0.0.1")
              .serverPort(port)
              .buildBlocking();
      client.toAsync().publishes(MqttGlobalPublishFilter.ALL, heard::add);
      client
          .connectWith()
          .cleanStart(name.isEmpty())
          .sessionExpiryInterval(name.isEmpty() ? 0 : SESSION_SECONDS)
          .send();
      client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    /** All that came, in order. */
    public List<Mqtt5Publish> heard() {
      return List.copyOf(heard);
    }

    @Override
    public void close() {
      client.disconnect();
    }
  }

  @Override
  public void close() {
    hive.stop().join();
  }
}
