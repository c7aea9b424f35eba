package dev.loupe.detector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads one artifact, bounded in names, counts and sizes; nothing is believed before the sums
 * agree.
 */
final class ArtifactReader {

  private static final int MAX_GRAPH = Integer.MAX_VALUE - 16;
  private static final int MAX_OTHER = 64 << 20;

  private final Path file;

  ArtifactReader(Path file) {
    this.file = file;
  }

  DetectorArtifact read() {
    try (InputStream in = Files.newInputStream(file)) {
      return assemble(entries(new ZipInputStream(in)));
    } catch (NoSuchFileException e) {
      throw new ArtifactException(
          "There is no detector at "
              + file
              + ". Give the path of a .loupe file made by 'loupe train'.",
          e);
    } catch (EOFException | ZipException e) {
      throw damaged(Optional.ofNullable(e.getMessage()).orElse("it ends too early"), e);
    } catch (JsonProcessingException e) {
      throw damaged("its description cannot be read: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ArtifactException("Could not read the detector " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw damaged("it is no valid zip (" + e.getMessage() + ")", e);
    }
  }

  private ArtifactEntries entries(ZipInputStream zip) throws IOException {
    ArtifactEntries entries = new ArtifactEntries();
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (!ArtifactEntries.known(name) || entries.count() >= ArtifactEntries.MAX_CASES + 4) {
        throw damaged("it holds an entry that does not belong there: '" + shortened(name) + "'");
      }
      if (!entries.add(name, content(zip, name))) {
        throw damaged("it holds the entry " + name + " twice");
      }
    }
    return entries;
  }

  private byte[] content(ZipInputStream zip, String name) throws IOException {
    int limit = name.equals(ArtifactEntries.GRAPH) ? MAX_GRAPH : MAX_OTHER;
    byte[] content = zip.readNBytes(limit);
    if (zip.read() >= 0) {
      throw damaged("its entry " + name + " is larger than the " + limit + " bytes allowed");
    }
    return content;
  }

  private DetectorArtifact assemble(ArtifactEntries entries) throws IOException {
    if (entries.count() == 0) {
      throw damaged("it is not a .loupe file");
    }
    JsonNode description = Json.mapper().readTree(require(entries, ArtifactEntries.MANIFEST));
    requireVersion(description.path("format_version").asInt(0));
    requireUnchanged(entries);
    return new DetectorArtifact(
        Json.mapper().treeToValue(description, Manifest.class),
        graph(entries),
        conformance(entries));
  }

  private byte[] graph(ArtifactEntries entries) {
    byte[] graph = require(entries, ArtifactEntries.GRAPH);
    if (ExternalWeights.namedBy(graph)) {
      throw damaged("its graph would read other files of this machine");
    }
    return graph;
  }

  private void requireVersion(int version) {
    if (version > Manifest.FORMAT_VERSION) {
      throw new ArtifactException(
          "The detector "
              + file
              + " has format "
              + version
              + ", but this Loupe reads formats up to "
              + Manifest.FORMAT_VERSION
              + ". It was made by a newer Loupe: install that, or train again with this one.");
    }
    if (version < 1) {
      throw damaged("its " + ArtifactEntries.MANIFEST + " names no format version");
    }
  }

  private void requireUnchanged(ArtifactEntries entries) {
    String sums = new String(require(entries, ArtifactEntries.SUMS), StandardCharsets.UTF_8);
    Optional<String> changed = entries.changedSince(sums);
    if (changed.isPresent()) {
      throw damaged("its entry " + changed.get() + " was changed after the detector was made");
    }
  }

  private List<ConformanceCase> conformance(ArtifactEntries entries) throws IOException {
    byte[] json = require(entries, ArtifactEntries.CASES);
    List<ConformanceCase> cases = new ArrayList<>();
    for (ConformanceCase.Expected expected :
        Json.mapper().readValue(json, ConformanceCase.Expected[].class)) {
      byte[] png = require(entries, ArtifactEntries.picture(cases.size()));
      cases.add(new ConformanceCase(png, expected.score(), expected.digest()));
    }
    return cases;
  }

  private byte[] require(ArtifactEntries entries, String name) {
    return entries.get(name).orElseThrow(() -> damaged("its entry " + name + " is missing"));
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "...";
  }

  private ArtifactException damaged(String what) {
    return new ArtifactException(message(what));
  }

  private ArtifactException damaged(String what, Exception cause) {
    return new ArtifactException(message(what), cause);
  }

  private String message(String what) {
    return "The detector "
        + file
        + " is refused: "
        + what
        + ". Copy it again from where it was made, or train again.";
  }
}
