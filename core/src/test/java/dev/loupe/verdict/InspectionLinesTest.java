package dev.loupe.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionLinesTest {

  @TempDir Path folder;

  private final List<Inspection> written = new ArrayList<>();
  private final List<Inspection> read = new ArrayList<>();
  private Path file = Path.of("");

  @BeforeEach
  void writeThree() throws IOException {
    file = folder.resolve("verdicts.jsonl");
    try (JsonInspections out = new JsonInspections(Files.newOutputStream(file))) {
      for (int i = 0; i < 3; i++) {
        written.add(BrightSpots.inspector().inspect(Arrival.of("\u00fc" + i, spot())));
        out.write(written.get(i));
      }
    }
  }

  @Test
  void readsWhatWasWritten() {
    new InspectionLines(file).each(read::add);
    assertThat(read).isEqualTo(written);
  }

  @Test
  void findsNothingToRepairInWholeLines() throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThat(new InspectionLines(file).repair(read::add)).isZero();
    assertThat(file).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"inspection_id\":\"01", "\u0000\u0000\u0000\n", "{}\n", "\n"})
  void cutsOffATornEnd(String torn) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.writeString(file, torn, StandardOpenOption.APPEND);

    assertThat(new InspectionLines(file).repair(read::add)).isEqualTo(torn.length());

    assertThat(file).hasBinaryContent(whole);
    assertThat(read).isEqualTo(written);
  }

  @Test
  void repairsAFileThatLostItsLastBytes() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 10));
    new InspectionLines(file).repair(read::add);
    assertThat(read).isEqualTo(written.subList(0, 2));
  }

  @Test
  void saysWhereAFileIsDamagedThatOughtToBeWhole() throws IOException {
    long size = Files.size(file);
    Files.writeString(file, "no record\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> new InspectionLines(file).each(read::add))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("byte " + size);
  }

  private static dev.loupe.dataset.PictureSource spot() {
    return BrightSpots.source("x", BrightSpots.picture(32, 20, 250, 4, 4, 8));
  }
}
