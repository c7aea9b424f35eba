package dev.loupe.station.alertbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.station.alert.Lane;
import dev.loupe.station.alert.NgRate;
import dev.loupe.station.alert.NgRate.State;
import dev.loupe.station.setting.DatabaseSettings;
import dev.loupe.station.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class RuleStatesTest {

  private static final NgRate RULE = NgRate.DEFAULT;
  private static final State ONE = new State(false, "x");
  private static final State TWO = new State(false, "xx");

  @TempDir Path folder;

  private Database database;
  private RuleStates states;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.DEFAULT, folder);
    states = new RuleStates(database, 2);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static RuleStates.Key key(String camera) {
    return new RuleStates.Key(RULE.id(), new Lane("main", camera), "");
  }

  private void write(String camera, State state) {
    database.write(tx -> states.write(tx, key(camera), state, 0));
  }

  private State read(String camera) {
    return database.writeFor(tx -> states.read(tx, RULE, key(camera)));
  }

  /** Changes the database behind the back of memory, to tell which of them answers. */
  private void changeRows(State state) {
    new RuleStates(database, 1)
        .all(RULE).stream()
            .map(kept -> kept.lane().camera())
            .forEach(
                camera ->
                    database.write(
                        tx -> new RuleStates(database, 1).write(tx, key(camera), state, 0)));
  }

  @Test
  void asksTheDatabaseOnceForWhatWasReadOrWritten() {
    write("a", ONE);
    write("b", ONE);
    changeRows(TWO);
    assertThat(read("a")).isEqualTo(ONE);
    states = new RuleStates(database, 2);
    assertThat(read("a")).isEqualTo(TWO);
    changeRows(ONE);
    assertThat(read("a")).isEqualTo(TWO);
  }

  @Test
  void remembersThatALaneIsNew() {
    assertThat(read("a")).isEqualTo(RULE.initial());
    database.write(tx -> new RuleStates(database, 1).write(tx, key("a"), ONE, 0));
    assertThat(read("a")).isEqualTo(RULE.initial());
  }

  @Test
  void letsGoOfWhatWasNotAskedForTheLongest() {
    write("a", ONE);
    write("b", ONE);
    assertThat(read("a")).isEqualTo(ONE);
    write("c", ONE);
    changeRows(TWO);
    assertThat(read("a")).isEqualTo(ONE);
    assertThat(read("b")).isEqualTo(TWO);
  }

  @Test
  void knowsNothingOfWhatFellEvenWhereItWasReadBeforeTheFall() {
    write("a", ONE);
    assertThatThrownBy(
            () ->
                database.write(
                    tx -> {
                      states.write(tx, key("a"), TWO, 0);
                      assertThat(states.read(tx, RULE, key("a"))).isEqualTo(TWO);
                      throw new IllegalStateException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(read("a")).isEqualTo(ONE);
  }

  @Test
  void startsAnewFromWhatItCannotRead() {
    write("a", ONE);
    database.write(tx -> tx.handle().execute("UPDATE rule_states SET state = '{\"x\": 1}'"));
    states = new RuleStates(database, 2);
    assertThat(read("a")).isEqualTo(RULE.initial());
    database.write(tx -> states.forget(tx, RULE.id()));
    assertThat(states.all(RULE)).isEmpty();
  }
}
