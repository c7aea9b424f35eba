package dev.loupe.grouping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.AtomicFile;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.verdict.NearestGroup;
import dev.loupe.verdict.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The kinds of defect that a detector finds: their prototypes, and the names somebody gave them.
 *
 * <pre>{@code
 * DefectGroups groups = DefectGroups.read(Path.of("defects/groups.json"));
 * groups.requireMadeWith(artifact);
 * Region named = groups.sort(region, descriptor);
 * }</pre>
 *
 * <p>A region belongs to the nearest prototype (Euclidean, over {@link DescriptorScale}'s points);
 * beyond that group's radius it is {@link #UNKNOWN}.
 *
 * @param formatVersion 1
 * @param origin where they come from
 * @param scale makes points of descriptors
 * @param groups by number, 1, 2, 3 and so on; at least one
 */
public record DefectGroups(
    int formatVersion, GroupsOrigin origin, DescriptorScale scale, List<DefectGroup> groups) {

  /** What a region is called that lies beyond the nearest group's radius. */
  public static final String UNKNOWN = "unknown";

  /** The format that this version writes and reads. */
  public static final int FORMAT_VERSION = 1;

  private static final long LARGEST_FILE = 64L << 20;

  /** Checks that numbers and lengths fit. */
  public DefectGroups {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(scale, "scale");
    groups = List.copyOf(groups);
    if (formatVersion != FORMAT_VERSION || groups.isEmpty()) {
      throw new IllegalArgumentException(
          "format " + formatVersion + " with " + groups.size() + " groups");
    }
    for (int i = 0; i < groups.size(); i++) {
      DefectGroup group = groups.get(i);
      if (group.number() != i + 1 || group.prototype().length != scale.centre().length) {
        throw new IllegalArgumentException(
            "group " + group.number() + " of length " + group.prototype().length);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws LoupeException when it is cut short, altered, or no such file
   */
  public static DefectGroups read(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new LoupeException(
            "The file " + file + " is larger than any file of defect groups (64 MiB).");
      }
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Reads the content of a file.
   *
   * @param name names it in messages
   * @throws LoupeException when it is cut short, altered, or no such file
   */
  public static DefectGroups parse(byte[] content, String name) {
    try {
      JsonNode tree = Json.mapper().readTree(content);
      if (!tree.isObject()) {
        throw new IOException("it holds no JSON object");
      }
      return Json.mapper().treeToValue(tree, DefectGroups.class);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static LoupeException unreadable(String name, IOException e) {
    return new LoupeException(
        "The defect groups in "
            + name
            + " cannot be read: "
            + reason(e)
            + " Expected was a file that 'loupe defects group' wrote, whole and of this version;"
            + " make it anew.",
        e);
  }

  private static String reason(IOException e) {
    if (e instanceof JsonProcessingException json) {
      String line = json.getLocation() == null ? "" : " at line " + json.getLocation().getLineNr();
      return json.getOriginalMessage() + line + ".";
    }
    return e instanceof NoSuchFileException ? "there is no such file." : e.getMessage() + ".";
  }

  /** Writes the file beside its place and moves it there. */
  public void write(Path file) {
    try {
      String text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("All groups can be written as JSON", e);
    }
  }

  /**
   * Refuses a detector that sees in another way than the one these groups were made with. Other
   * thresholds do no harm.
   */
  public void requireMadeWith(DetectorArtifact artifact) {
    if (!Sha256.of(artifact.graph()).equals(origin.graphSha256())) {
      throw new LoupeException(
          "The defect groups were made with another detector ("
              + origin.model()
              + ", graph "
              + origin.graphSha256().substring(0, Math.min(12, origin.graphSha256().length()))
              + "), whose network sees otherwise. Make them anew with 'loupe defects group'.");
    }
  }

  /** The region with the name and distance of the nearest group. */
  public Region sort(Region region, RegionDescriptor descriptor) {
    float[] point = scale.point(descriptor);
    DefectGroup nearest = nearest(point);
    double distance = Math.sqrt(Points.squaredDistance(point, nearest.prototype()));
    return region.withDefectGroup(
        distance <= nearest.radius() ? nearest.label() : UNKNOWN,
        new NearestGroup(nearest.number(), distance, nearest.radius()));
  }

  private DefectGroup nearest(float[] point) {
    float[][] prototypes = groups.stream().map(DefectGroup::prototype).toArray(float[][]::new);
    return groups.get(Points.nearest(point, prototypes));
  }

  /**
   * The same with a group named anew.
   *
   * @param name empty to take its name away
   * @throws LoupeException when there is no such group, or the name cannot be
   */
  public DefectGroups withName(int number, Optional<String> name) {
    if (number < 1 || number > groups.size()) {
      throw new LoupeException(
          "There is no defect group "
              + number
              + "; the file has the groups 1 to "
              + groups.size()
              + ".");
    }
    if (name.filter(UNKNOWN::equalsIgnoreCase).isPresent()) {
      throw new LoupeException(
          "No group can be called '" + UNKNOWN + "': that is what lies near none of them.");
    }
    List<DefectGroup> renamed = new ArrayList<>(groups);
    renamed.set(number - 1, renamed.get(number - 1).withName(name));
    return new DefectGroups(formatVersion, origin, scale, renamed);
  }
}
