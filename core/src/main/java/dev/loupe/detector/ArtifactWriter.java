package dev.loupe.detector;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.AtomicFile;
import dev.loupe.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an artifact: stored entries with a fixed time, so that the same detector gives the same
 * bytes.
 */
final class ArtifactWriter {

  private ArtifactWriter() {}

  static void write(DetectorArtifact artifact, Path file) {
    ArtifactEntries entries = entries(artifact);
    String sums = ArtifactEntries.text(entries.sums());
    entries.add(ArtifactEntries.SUMS, sums.getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(file, out -> zip(entries, out));
  }

  private static ArtifactEntries entries(DetectorArtifact artifact) {
    ArtifactEntries entries = new ArtifactEntries();
    entries.add(ArtifactEntries.MANIFEST, json(artifact.manifest()));
    List<ConformanceCase.Expected> expected = new ArrayList<>();
    for (ConformanceCase one : artifact.conformance()) {
      entries.add(ArtifactEntries.picture(expected.size()), one.png());
      expected.add(one.expected());
    }
    entries.add(ArtifactEntries.CASES, json(expected));
    entries.add(ArtifactEntries.GRAPH, artifact.graph());
    return entries;
  }

  private static void zip(ArtifactEntries entries, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> entry : entries.contents().entrySet()) {
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

  private static byte[] json(Object value) {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }
}
