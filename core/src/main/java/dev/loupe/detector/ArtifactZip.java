package dev.loupe.detector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.AtomicFile;
import dev.loupe.Json;
import dev.loupe.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The bytes of an artifact: a zip of stored entries, bounded in names, counts and sizes. */
final class ArtifactZip {

  private static final String MANIFEST = "manifest.json";
  private static final String GRAPH = "detector.onnx";
  private static final String CASES = "conformance/cases.json";
  private static final String SUMS = "SHA256SUMS";
  private static final int MAX_CASES = 16;
  private static final int MAX_SMALL_ENTRY = 64 << 20;

  private ArtifactZip() {}

  static void write(DetectorArtifact artifact, Path file) {
    Map<String, byte[]> entries = entries(artifact);
    entries.put(SUMS, sums(entries));
    AtomicFile.write(file, out -> writeAll(entries, out));
  }

  private static Map<String, byte[]> entries(DetectorArtifact artifact) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(MANIFEST, json(artifact.manifest()));
    List<Expectation> expected = new ArrayList<>();
    for (ConformanceCase one : artifact.conformance()) {
      entries.put(picture(expected.size()), one.png());
      expected.add(new Expectation(one.score(), one.digest()));
    }
    entries.put(CASES, json(expected));
    entries.put(GRAPH, artifact.graph());
    return entries;
  }

  private static void writeAll(Map<String, byte[]> entries, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
      zip.write(entry.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  private static ZipEntry stored(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    return entry;
  }

  static DetectorArtifact read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return assemble(file, readAll(file, new ZipInputStream(in)));
    } catch (NoSuchFileException e) {
      throw new ArtifactException(
          "There is no detector at " + file + ". Give the path of a .loupe file made by 'loupe train'.", e);
    } catch (EOFException | ZipException e) {
      throw damaged(file, e.getMessage() == null ? "it ends too early" : e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw damaged(file, "its " + MANIFEST + " cannot be read: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ArtifactException("Could not read the detector " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> readAll(Path file, ZipInputStream zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (!known(name) || entries.size() > MAX_CASES + 4) {
        throw damaged(file, "it holds an entry that does not belong there: '" + shortened(name) + "'");
      }
      int limit = name.equals(GRAPH) ? Integer.MAX_VALUE - 16 : MAX_SMALL_ENTRY;
      byte[] content = zip.readNBytes(limit);
      if (zip.read() >= 0) {
        throw damaged(file, "its entry " + name + " is larger than the " + limit + " bytes allowed");
      }
      if (entries.put(name, content) != null) {
        throw damaged(file, "it holds the entry " + name + " twice");
      }
    }
    return entries;
  }

  private static boolean known(String name) {
    return name.equals(MANIFEST)
        || name.equals(GRAPH)
        || name.equals(CASES)
        || name.equals(SUMS)
        || name.matches("conformance/\\d{1,2}\\.png");
  }

  private static DetectorArtifact assemble(Path file, Map<String, byte[]> entries) throws IOException {
    for (String name : List.of(MANIFEST, GRAPH, CASES, SUMS)) {
      if (!entries.containsKey(name)) {
        throw damaged(file, entries.isEmpty() ? "it is not a .loupe file" : "its entry " + name + " is missing");
      }
    }
    Manifest manifest = manifest(file, entries.get(MANIFEST));
    requireSums(file, entries);
    Expectation[] expected = Json.mapper().readValue(entries.get(CASES), Expectation[].class);
    List<ConformanceCase> cases = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      byte[] png = entries.get(picture(i));
      if (png == null) {
        throw damaged(file, "its entry " + picture(i) + " is missing");
      }
      cases.add(new ConformanceCase(png, expected[i].score(), expected[i].digest()));
    }
    return new DetectorArtifact(manifest, entries.get(GRAPH), cases);
  }

  private static Manifest manifest(Path file, byte[] content) throws IOException {
    JsonNode tree = Json.mapper().readTree(content);
    int version = tree.path("format_version").asInt(0);
    if (version > Manifest.FORMAT_VERSION) {
      throw new ArtifactException(
          "The detector " + file + " has format " + version + ", but this Loupe reads formats up to "
              + Manifest.FORMAT_VERSION + ". It was made by a newer Loupe: install that, or train again with this one.");
    }
    if (version < 1) {
      throw damaged(file, "its " + MANIFEST + " names no format version");
    }
    return Json.mapper().treeToValue(tree, Manifest.class);
  }

  private static void requireSums(Path file, Map<String, byte[]> entries) {
    byte[] written = entries.remove(SUMS);
    if (!new String(sums(entries), StandardCharsets.UTF_8).equals(new String(written, StandardCharsets.UTF_8))) {
      String changed =
          entries.keySet().stream()
              .filter(name -> !new String(written, StandardCharsets.UTF_8).contains(line(name, entries.get(name))))
              .findFirst()
              .orElse(SUMS);
      throw damaged(file, "its entry " + changed + " was changed after the detector was made");
    }
  }

  private static byte[] sums(Map<String, byte[]> entries) {
    StringBuilder sums = new StringBuilder();
    new TreeMap<>(entries).forEach((name, content) -> sums.append(line(name, content)));
    return sums.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String name, byte[] content) {
    return Sha256.of(content) + "  " + name + "\n";
  }

  private static String picture(int index) {
    return "conformance/" + index + ".png";
  }

  private static byte[] json(Object value) {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "...";
  }

  private static ArtifactException damaged(Path file, String what) {
    return new ArtifactException(message(file, what));
  }

  private static ArtifactException damaged(Path file, String what, Exception cause) {
    return new ArtifactException(message(file, what), cause);
  }

  private static String message(Path file, String what) {
    return "The detector " + file + " is refused: " + what + ". Copy it again from where it was made, or train again.";
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Expectation(double score, float[] digest) {}
}
