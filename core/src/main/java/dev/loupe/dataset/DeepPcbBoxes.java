package dev.loupe.dataset;

import dev.loupe.image.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The marked boxes of one tested board.
 *
 * @param boxes around the defects, each with its kind
 * @param types numbers of the kinds of defect seen, from 1
 */
record DeepPcbBoxes(List<MarkedBox> boxes, SortedSet<Integer> types) {

  private static final List<String> NAMES =
      List.of("open", "short", "mousebite", "spur", "copper", "pin-hole");

  /** Reads {@code x1 y1 x2 y2 type}, one box a line, separated by spaces or commas. */
  static DeepPcbBoxes read(Path file) {
    DeepPcbBoxes boxes = new DeepPcbBoxes(new ArrayList<>(), new TreeSet<>());
    if (!Files.exists(file)) {
      return boxes;
    }
    List<String> lines = TextFile.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        boxes.add(numbers(lines.get(i), file, i + 1));
      }
    }
    return boxes;
  }

  private void add(int[] numbers) {
    Box box = new Box(numbers[0], numbers[1], numbers[2] - numbers[0], numbers[3] - numbers[1]);
    boxes.add(new MarkedBox(NAMES.get(numbers[4] - 1), box));
    types.add(numbers[4]);
  }

  private static int[] numbers(String line, Path file, int lineNumber) {
    String[] fields = line.strip().split("[\\s,]+");
    if (fields.length < 5 || !line.strip().matches("(\\d{1,6}[\\s,]*)+")) {
      throw malformed(line, file, lineNumber);
    }
    int[] numbers = Arrays.stream(fields).limit(5).mapToInt(Integer::parseInt).toArray();
    if (numbers[2] <= numbers[0] || numbers[3] <= numbers[1] || name(numbers[4]).isEmpty()) {
      throw malformed(line, file, lineNumber);
    }
    return numbers;
  }

  private static DatasetException malformed(String line, Path file, int lineNumber) {
    return new DatasetException(
        "%s, line %d: expected \"x1 y1 x2 y2 type\" with x1 < x2, y1 < y2 and a type from 1 to %d, found \"%s\"."
            .formatted(file, lineNumber, NAMES.size(), line));
  }

  private static Optional<String> name(int type) {
    return type >= 1 && type <= NAMES.size() ? Optional.of(NAMES.get(type - 1)) : Optional.empty();
  }

  /** The one kind of defect, "mixed" for several, "defect" for none that is marked. */
  String type() {
    if (types.isEmpty()) {
      return "defect";
    }
    return types.size() == 1 ? NAMES.get(types.first() - 1) : "mixed";
  }

  Optional<MaskSource> mask() {
    return boxes.isEmpty() ? Optional.empty() : Optional.of(new BoxMask(boxes));
  }
}
