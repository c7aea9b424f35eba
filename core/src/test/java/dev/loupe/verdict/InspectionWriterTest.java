package dev.loupe.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.Json;
import dev.loupe.LoupeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InspectionWriterTest {

  private static final Inspection NG =
      BrightSpots.inspector()
          .inspect(
              Arrival.of(
                  "Line 1, \"left\".png",
                  BrightSpots.source("x", BrightSpots.picture(32, 20, 250, 4, 4, 8))));
  private static final Inspection INVALID =
      BrightSpots.inspector().inspect(Arrival.of("b.png", BrightSpots.damaged("b.png")));

  private final WrittenPieces out = new WrittenPieces();

  @Test
  void writesOneJsonObjectALine() throws Exception {
    try (InspectionWriter writer = new JsonInspections(out)) {
      writer.write(NG);
      writer.write(INVALID);
    }
    List<String> lines = out.text().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(Json.mapper().readValue(lines.get(0), Inspection.class)).isEqualTo(NG);
    assertThat(Json.mapper().readValue(lines.get(1), Inspection.class)).isEqualTo(INVALID);
  }

  @Test
  void handsOverWholeLinesOnlyAndFlushesEach() {
    try (InspectionWriter writer = CsvInspections.start(out)) {
      writer.write(NG);
      writer.write(INVALID);
    }
    assertThat(out.pieces).hasSize(3).allMatch(piece -> piece.endsWith("\r\n"));
    assertThat(out.flushes).isEqualTo(3);
  }

  @Test
  void quotesCellsByRfc4180() {
    try (InspectionWriter writer = CsvInspections.start(out)) {
      writer.write(NG);
    }
    assertThat(out.text()).contains(",\"Line 1, \"\"left\"\".png\",");
    List<List<String>> rows = parse(out.text());
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1)).hasSameSizeAs(rows.get(0));
    assertThat(cell(rows, "image")).isEqualTo("Line 1, \"left\".png");
    assertThat(cell(rows, "verdict")).isEqualTo("NG");
    assertThat(cell(rows, "raw_score")).isEqualTo("250.0");
    assertThat(cell(rows, "regions")).isEqualTo("1");
    assertThat(cell(rows, "decided")).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(cell(rows, "station")).isEmpty();
  }

  @Test
  void keepsLineBreaksInsideACell() {
    OperatorDecision decision =
        new OperatorDecision(
            Verdict.OK, "Ann", Instant.EPOCH, Optional.of("dust,\r\nwiped \"off\""));
    try (InspectionWriter writer = CsvInspections.start(out)) {
      writer.write(NG.withOperator(decision));
    }
    assertThat(cell(parse(out.text()), "operator_comment")).isEqualTo("dust,\r\nwiped \"off\"");
  }

  @Test
  void leavesCellsOfAnInvalidPictureEmpty() {
    try (InspectionWriter writer = CsvInspections.start(out)) {
      writer.write(INVALID);
    }
    List<List<String>> rows = parse(out.text());
    assertThat(cell(rows, "raw_score")).isEmpty();
    assertThat(cell(rows, "image_width")).isEmpty();
    assertThat(cell(rows, "worst_x")).isEmpty();
    assertThat(cell(rows, "verdict")).isEqualTo("INVALID");
  }

  @Test
  void goesOnWithoutASecondHeader() {
    try (InspectionWriter writer = CsvInspections.resume(out)) {
      writer.write(NG);
    }
    assertThat(out.text()).startsWith(NG.inspectionId()).doesNotContain("inspection_id");
  }

  @Test
  void alignsTheTableAndGivesTheReasonOfAnInvalidPicture() {
    try (InspectionWriter writer = new TableInspections(out)) {
      writer.write(NG);
      writer.write(INVALID);
    }
    List<String> lines = out.text().lines().toList();
    int picture = lines.get(0).indexOf("picture");
    assertThat(lines.get(1)).startsWith("NG ");
    assertThat(lines.get(1).substring(picture)).isEqualTo("Line 1, \"left\".png");
    assertThat(lines.get(2))
        .startsWith("INVALID")
        .contains("b.png - The picture could not be read");
  }

  @Test
  void letsNoFileNameMoveTheCursor() {
    Inspection nasty =
        BrightSpots.inspector()
            .inspect(Arrival.of("a\u001b[2J\nb.png", BrightSpots.damaged("a.png")));
    try (InspectionWriter writer = new TableInspections(out)) {
      writer.write(nasty);
    }
    assertThat(out.text()).contains("a?[2J?b.png");
    assertThat(out.text().lines()).hasSize(2);
  }

  @Test
  void saysThatALineCouldNotBeWritten() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    InspectionWriter writer = new JsonInspections(full);
    assertThatThrownBy(() -> writer.write(NG))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("No space left");
  }

  @Test
  void saysNothingOfGroupsWhereThereAreNone() throws Exception {
    assertThat(Json.mapper().writeValueAsString(NG))
        .contains("\"defect_group\":null}")
        .doesNotContain("nearest_group");
    try (InspectionWriter writer = CsvInspections.start(out)) {
      writer.write(NG);
    }
    assertThat(out.text()).doesNotContain("group");
  }

  @Test
  void saysWhichGroupTheRegionsLookLike() throws Exception {
    Inspection named = named();
    Inspection read =
        Json.mapper().readValue(Json.mapper().writeValueAsString(named), Inspection.class);
    try (InspectionWriter writer = CsvInspections.start(out, InspectionColumns.WITH_GROUPS)) {
      writer.write(named);
    }
    List<List<String>> rows = parse(out.text());

    assertThat(read).isEqualTo(named);
    assertThat(rows.get(1)).hasSameSizeAs(rows.get(0));
    assertThat(cell(rows, "worst_defect_group")).isEqualTo("dent, deep");
    assertThat(cell(rows, "worst_group_number")).isEqualTo("3");
    assertThat(cell(rows, "worst_group_distance")).isEqualTo("0.25");
  }

  @Test
  void namesTheGroupsInTheTable() {
    try (InspectionWriter writer = new TableInspections(out)) {
      writer.write(named());
    }
    assertThat(out.text()).contains("Line 1, \"left\".png - dent, deep");
  }

  /** The same picture as seen by an inspector that calls all its regions dents. */
  private static Inspection named() {
    RegionNaming dents =
        (picture, finding) ->
            finding.segmentation().regions().stream()
                .map(region -> region.withDefectGroup("dent, deep", new NearestGroup(3, 0.25, 1)))
                .toList();
    return new Inspector(
            BrightSpots::detect,
            BrightSpots.setup(),
            dents,
            BrightSpots.CLOCK,
            new SplittableRandom(1))
        .inspect(
            Arrival.of(
                "Line 1, \"left\".png",
                BrightSpots.source("x", BrightSpots.picture(32, 20, 250, 4, 4, 8))));
  }

  private static String cell(List<List<String>> rows, String column) {
    return rows.get(1).get(rows.get(0).indexOf(column));
  }

  /** A reader of RFC 4180 that knows nothing of the writer. */
  private static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (doubled) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }

  private static final class WrittenPieces extends OutputStream {

    private final List<String> pieces = new ArrayList<>();
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private int flushes;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      pieces.add(new String(bytes, from, length, StandardCharsets.UTF_8));
      all.write(bytes, from, length);
    }

    @Override
    public void flush() {
      flushes++;
    }

    String text() {
      return all.toString(StandardCharsets.UTF_8);
    }
  }
}
