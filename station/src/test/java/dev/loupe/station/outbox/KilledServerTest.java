package dev.loupe.station.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.station.line.Receiver;
import dev.loupe.station.line.Receiver.Answer;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.store.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process that is killed with SIGKILL in the middle, several times. */
@Tag("slow")
class KilledServerTest {

  private static final int RESULTS = 160;

  @TempDir Path folder;

  @Test
  void losesNothingAndKeepsOrderOverKillsInTheMiddle() throws Exception {
    Random random = new Random(9);
    Set<Integer> acknowledged = new HashSet<>();
    try (Receiver receiver = new Receiver()) {
      receiver.behave(
          any -> {
            synchronized (random) {
              return Answer.of(random.nextInt(4) == 0 ? 500 : 200);
            }
          });
      assertThat(killedAfter(40, receiver, acknowledged)).isFalse();
      assertThat(killedAfter(100, receiver, acknowledged)).isFalse();
      assertThat(killedAfter(Integer.MAX_VALUE, receiver, acknowledged)).isTrue();
      Set<String> keys = new HashSet<>();
      receiver.got().forEach(one -> keys.add(one.key()));
      assertThat(acknowledged).as("each kill may swallow one word").hasSizeGreaterThan(RESULTS - 3);
      assertThat(keys).hasSize(RESULTS);
      assertThat(receiver.got().size()).isGreaterThan(RESULTS);
      Line.assertOrderAndIdentity(receiver.got());
    }
    try (Database database = Database.open(DatabaseSettings.DEFAULT, folder)) {
      OutboxRows.Standing standing = new OutboxRows(database).standings().get(0);
      assertThat(standing.delivered()).isEqualTo(RESULTS);
      assertThat(standing.pending() + standing.dead()).isZero();
    }
  }

  /** Runs the server until it has stored so many results; whether it came to its end. */
  private boolean killedAfter(int results, Receiver receiver, Set<Integer> acknowledged)
      throws IOException, InterruptedException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MortalServer.class.getName(),
                folder.toString(),
                receiver.url().toString(),
                String.valueOf(RESULTS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean done = false;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        done |= line.equals("done");
        if (line.startsWith("stored ")) {
          int result = Integer.parseInt(line.substring("stored ".length()));
          acknowledged.add(result);
          if (result == results) {
            server.toHandle().destroyForcibly();
          }
        }
      }
    } finally {
      server.destroyForcibly();
      assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    return done;
  }
}
