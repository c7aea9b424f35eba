package dev.loupe.detector;

import dev.loupe.Sha256;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The named contents of an artifact, in the order they are written, and their sums. */
final class ArtifactEntries {

  static final String MANIFEST = "manifest.json";
  static final String GRAPH = "detector.onnx";
  static final String CASES = "conformance/cases.json";
  static final String SUMS = "SHA256SUMS";
  static final int MAX_CASES = 16;

  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  /** The entry of a conformance picture. */
  static String picture(int index) {
    return "conformance/" + index + ".png";
  }

  /** Whether an artifact may hold an entry of this name. */
  static boolean known(String name) {
    return name.equals(MANIFEST)
        || name.equals(GRAPH)
        || name.equals(CASES)
        || name.equals(SUMS)
        || name.matches("conformance/\\d{1,2}\\.png");
  }

  /** Adds an entry; false when there was one of that name. */
  boolean add(String name, byte[] content) {
    return contents.putIfAbsent(name, content) == null;
  }

  int count() {
    return contents.size();
  }

  Optional<byte[]> get(String name) {
    return Optional.ofNullable(contents.get(name));
  }

  Map<String, byte[]> contents() {
    return contents;
  }

  /**
   * The digests of all entries but the sums themselves, as {@code sha256sum} writes them, by name.
   */
  Map<String, String> sums() {
    Map<String, String> sums = new TreeMap<>();
    contents.forEach((name, content) -> sums.put(name, Sha256.of(content)));
    sums.remove(SUMS);
    return sums;
  }

  /** {@code sha256sum}'s text. */
  static String text(Map<String, String> sums) {
    StringBuilder text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    return text.toString();
  }

  /** The first entry that the written sums do not vouch for. */
  Optional<String> changedSince(String writtenSums) {
    Map<String, String> sums = sums();
    if (text(sums).equals(writtenSums)) {
      return Optional.empty();
    }
    var lines = Arrays.asList(writtenSums.split("\n", -1));
    return Optional.of(
        sums.entrySet().stream()
            .filter(entry -> !lines.contains(entry.getValue() + "  " + entry.getKey()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(SUMS));
  }
}
