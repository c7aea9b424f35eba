package dev.loupe.station.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StableFilesTest {

  private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

  private final StableFiles stable =
      new StableFiles(Duration.ofSeconds(2), name -> name.endsWith(".png"));

  private List<String> at(double second, ListedFile... files) {
    Instant now = START.plusMillis((long) (second * 1000));
    return stable.whole(List.of(files), now).stream().map(ListedFile::name).toList();
  }

  private static ListedFile file(String name, long bytes, long time, String inode) {
    return new ListedFile(name, bytes, time, Optional.of(inode));
  }

  @Test
  void takesAFileOnceItHasStoodStill() {
    assertThat(at(0, file("a.png", 10, 1, "i1"))).isEmpty();
    assertThat(at(1, file("a.png", 20, 2, "i1"))).isEmpty();
    assertThat(at(2, file("a.png", 20, 2, "i1"))).isEmpty();
    assertThat(at(3, file("a.png", 20, 2, "i1"))).containsExactly("a.png");
  }

  @Test
  void waitsForAWriterThatPausesAndGoesOn() {
    assertThat(at(0, file("a.png", 10, 1, "i1"))).isEmpty();
    assertThat(at(1.9, file("a.png", 10, 1, "i1"))).isEmpty();
    assertThat(at(2.1, file("a.png", 10, 2, "i1"))).as("touched").isEmpty();
    assertThat(at(4.2, file("a.png", 10, 2, "i1"))).containsExactly("a.png");
  }

  @Test
  void takesAFileAtOnceThatWasRenamedIntoPlace() {
    assertThat(at(0, file("a.png.part", 10, 1, "i1"))).isEmpty();
    assertThat(at(0.1, file("a.png", 10, 1, "i1"))).containsExactly("a.png");
    assertThat(at(0.2, file("b.png", 10, 1, "i2"))).as("never seen before").isEmpty();
  }

  @Test
  void neverTakesNamesThatSayNotYetOrAreNoPictures() {
    ListedFile[] files = {
      file(".a.png", 1, 1, "1"), file("a.png.tmp", 1, 1, "2"), file("Thumbs.db", 1, 1, "3")
    };
    assertThat(at(0, files)).isEmpty();
    assertThat(at(60, files)).isEmpty();
  }

  @Test
  void handsOutTheOldestFirst() {
    ListedFile[] files = {
      file("a.png", 1, 30, "1"), file("b.png", 1, 10, "2"), file("c.png", 1, 20, "3")
    };
    assertThat(at(0, files)).isEmpty();
    assertThat(at(2, files)).containsExactly("b.png", "c.png", "a.png");
  }
}
