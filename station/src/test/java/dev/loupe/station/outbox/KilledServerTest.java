package dev.loupe.station.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.station.line.Receiver;
import dev.loupe.station.line.Receiver.Answer;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process that is killed with SIGKILL in the middle, several times. */
@Tag("slow")
class KilledServerTest {

  private static final int RESULTS = 160;

  @TempDir Path folder;
  private final Set<Integer> acknowledged = new HashSet<>();

  @Test
  void losesNothingAndKeepsOrderOverKillsInTheMiddle() throws Exception {
    Random random = new Random(9);
    try (Receiver receiver = new Receiver()) {
      receiver.behave(
          any -> {
            synchronized (random) {
              return Answer.of(random.nextInt(4) == 0 ? 500 : 200);
            }
          });
      assertThat(killedAfter(40, receiver)).isFalse();
      assertThat(killedAfter(100, receiver)).isFalse();
      assertThat(killedAfter(Integer.MAX_VALUE, receiver)).isTrue();
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

  /** Lets the server live until it has stored so many results; whether it came to its end. */
  private boolean killedAfter(int results, Receiver receiver)
      throws IOException, InterruptedException {
    MortalLife life = new MortalLife(folder, receiver.url(), RESULTS, false);
    life.at(results, life::kill);
    boolean done = life.live();
    acknowledged.addAll(life.acknowledged());
    return done;
  }
}
