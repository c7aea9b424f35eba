package dev.loupe.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Formats the storage of a broker and runs it, in a process of its own. */
final class BrokerMain {

  private BrokerMain() {}

  /** Runs a broker that is its own controller; the words are a folder and two free ports. */
  public static void main(String[] words) throws IOException {
    Path folder = Path.of(words[0]);
    Properties settings = settings(folder, words[1], words[2]);
    Path file = folder.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      settings.store(out, "a broker for tests");
    }
    String cluster = Uuid.randomUuid().toString();
    String[] format = {"format", "--cluster-id", cluster, "--config", file.toString()};
    if (StorageTool.execute(format, System.out) != 0) {
      throw new IOException("The broker's storage cannot be formatted");
    }
    Kafka.main(new String[] {file.toString()});
  }

  private static Properties settings(Path folder, String port, String controllerPort) {
    String broker = ChildJvm.HOST + ":" + port;
    String controller = ChildJvm.HOST + ":" + controllerPort;
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://" + broker);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder.resolve("log").toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    return settings;
  }
}
