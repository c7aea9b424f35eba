package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class AuditCommandTest {

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.DEFAULT, folder);
    record("first");
    record("second");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void record(String subject) {
    AuditTrail trail = new AuditTrail(Clock.systemUTC());
    database.write(
        tx ->
            trail.record(
                tx, "anna", "change_thresholds", subject, JsonNodeFactory.instance.objectNode()));
  }

  private Shell verify(Object... more) {
    Object[] words = new Object[3 + more.length];
    words[0] = "verify-audit";
    words[1] = "--data";
    words[2] = folder;
    System.arraycopy(more, 0, words, 3, more.length);
    return Shell.run(words);
  }

  private static String head(Shell shell) {
    return shell.lines().get(1).substring("Head: ".length());
  }

  @Test
  void findsAHeadThatWasNotedInTheChainThatGrewSince() {
    Shell noted = verify();
    record("third");
    Shell later = verify("--head", head(noted));
    assertThat(noted.out()).contains("unbroken: 2 entries");
    assertThat(later.code()).as(later.out()).isZero();
    assertThat(later.out()).contains("unbroken: 3 entries");
    assertThat(head(later)).isNotEqualTo(head(noted));
  }

  @Test
  void missesANotedHeadWhenTheChainWasWrittenAnew() {
    String noted = head(verify());
    database.write(
        tx -> {
          tx.handle().execute("DELETE FROM audit");
          tx.handle().execute("UPDATE audit_head SET seq = 0, hash = ?", "0".repeat(64));
        });
    record("first");
    record("forged");
    assertThat(verify().code()).as("the forged chain alone looks whole").isZero();
    Shell compared = verify("--head", noted);
    assertThat(compared.code()).isEqualTo(1);
    assertThat(compared.out()).contains("broken").contains(noted).contains("not in the chain");
  }

  @Test
  void findsAChangedEntryAndOneThatWasCutOff() {
    database.write(tx -> tx.handle().execute("UPDATE audit SET who = 'ben' WHERE seq = 1"));
    assertThat(verify().out()).contains("number 1 was changed");
    database.write(
        tx -> {
          tx.handle().execute("UPDATE audit SET who = 'anna' WHERE seq = 1");
          tx.handle().execute("DELETE FROM audit WHERE seq = 2");
        });
    Shell cut = verify();
    assertThat(cut.code()).isEqualTo(1);
    assertThat(cut.out()).contains("missing at the end");
  }

  @Test
  void saysThatThereIsNoStation() {
    Shell shell = Shell.run("verify-audit", "--data", folder.resolve("none"));
    assertThat(shell.code()).isEqualTo(2);
    assertThat(shell.err()).contains("There is no station in");
  }
}
