package dev.loupe.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.LoupeException;
import dev.loupe.dataset.PictureSource;
import dev.loupe.image.Box;
import dev.loupe.verdict.Region;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that are made, named, kept in a file and used. */
class DefectGroupsTest {

  private static final GroupSearch SEARCH =
      new GroupSearch("board-7", "ab".repeat(32), "0.1", 9, 1);
  private static final Region REGION =
      new Region(
          new Box(1, 2, 3, 4),
          List.of(),
          9,
          OptionalDouble.empty(),
          2,
          1,
          Optional.empty(),
          Optional.empty());

  @TempDir Path folder;

  @Test
  void findsHowManyKindsThereAre() {
    GroupedDefects grouped = SEARCH.alike(defects(3, 20), OptionalInt.empty());

    assertThat(grouped.groups().groups()).hasSize(3).allMatch(group -> group.members() == 20);
    assertThat(grouped.agreement().orElseThrow().adjustedRand()).isEqualTo(1);
    assertThat(grouped.groups().origin().silhouette().orElseThrow()).isGreaterThan(0.5);
  }

  @Test
  void findsTheSameFromTheSameSeed() {
    List<FoundDefect> defects = defects(3, 20);

    assertThat(SEARCH.alike(defects, OptionalInt.of(5)).group())
        .isEqualTo(SEARCH.alike(defects, OptionalInt.of(5)).group());
  }

  @Test
  void namesByTheNearestPrototype() {
    DefectGroups groups = SEARCH.byType(defects(3, 20)).groups();

    for (FoundDefect other : defects(3, 5)) {
      Region named = groups.sort(REGION, other.descriptor());
      assertThat(named.defectGroup()).isEqualTo(other.type());
    }
  }

  @Test
  void callsUnknownWhatLiesBeyondTheRadius() {
    DefectGroups groups = SEARCH.byType(defects(3, 20)).groups();
    RegionDescriptor strange = descriptor(3, new SplittableRandom(4));

    Region named = groups.sort(REGION, strange);

    assertThat(named.defectGroup()).contains("unknown");
    assertThat(named.nearestGroup().orElseThrow().distance())
        .isGreaterThan(named.nearestGroup().orElseThrow().radius());
  }

  @Test
  void givesAGroupOfOneTheRadiusOfTheOthers() {
    List<FoundDefect> defects = defects(2, 10);
    defects.add(defect(3, new SplittableRandom(8)));

    List<DefectGroup> groups = SEARCH.byType(defects).groups().groups();

    double mean = (groups.get(0).radius() + groups.get(1).radius()) / 2;
    assertThat(groups.get(2).radius()).isCloseTo(mean, within(1e-12)).isPositive();
  }

  /** Of 39 members the radius is the 38th, (0.95 of 40); of 3 the farthest; n / (n - 1) times. */
  @Test
  void takesTheRadiusFromTheSpread() {
    double[] many = new double[39];
    for (int i = 0; i < many.length; i++) {
      many[i] = i + 1;
    }
    assertThat(DefectGroup.radius(many)).isCloseTo(38 * 39.0 / 38, within(1e-12));
    assertThat(DefectGroup.radius(new double[] {1, 4, 2})).isCloseTo(4 * 1.5, within(1e-12));
  }

  @Test
  void isTheSameReadFromItsFile() {
    DefectGroups groups = SEARCH.alike(defects(3, 9), OptionalInt.of(3)).groups();
    Path file = folder.resolve("part.groups.json");
    groups.withName(2, Optional.of("missing \"part\" \u00e9")).write(file);

    DefectGroups read = DefectGroups.read(file);

    assertThat(read.groups().get(1).label()).isEqualTo("missing \"part\" \u00e9");
    for (FoundDefect defect : defects(3, 4)) {
      Region before = groups.sort(REGION, defect.descriptor());
      Region after = read.sort(REGION, defect.descriptor());
      assertThat(after.nearestGroup()).isEqualTo(before.nearestGroup());
    }
    assertThat(read.withName(2, Optional.empty()).groups().get(1).label()).isEqualTo("group 2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.999})
  void refusesAFileThatWasCut(double share) throws Exception {
    Path file = folder.resolve("cut.json");
    SEARCH.alike(defects(2, 5), OptionalInt.of(2)).groups().write(file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, (int) (whole.length * share)));

    assertThatThrownBy(() -> DefectGroups.read(file))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("cut.json")
        .hasMessageContaining("make it anew");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"format_version\": 2}",
        "{\"format_version\":1,\"origin\":null,\"scale\":null,\"groups\":[]}"
      })
  void refusesAFileOfSomethingElse(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("else.json"), content, StandardCharsets.UTF_8);

    assertThatThrownBy(() -> DefectGroups.read(file))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("else.json");
  }

  @Test
  void refusesNumbersThatAreNone() throws Exception {
    Path file = folder.resolve("nan.json");
    SEARCH.alike(defects(2, 5), OptionalInt.of(2)).groups().write(file);
    String text = Files.readString(file).replaceFirst("\"radius\" : [0-9.]+", "\"radius\" : -1");
    Files.writeString(file, text);

    assertThatThrownBy(() -> DefectGroups.read(file)).isInstanceOf(LoupeException.class);
  }

  @Test
  void refusesAnUnknownNumberAndANameThatCannotBe() {
    DefectGroups groups = SEARCH.alike(defects(2, 5), OptionalInt.of(2)).groups();

    assertThatThrownBy(() -> groups.withName(3, Optional.of("x")))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("1 to 2");
    assertThatThrownBy(() -> groups.withName(1, Optional.of("Unknown")))
        .isInstanceOf(LoupeException.class);
    assertThatThrownBy(() -> groups.withName(1, Optional.of("a\nb")))
        .isInstanceOf(LoupeException.class);
    assertThatThrownBy(() -> groups.withName(1, Optional.of("x".repeat(61))))
        .isInstanceOf(LoupeException.class);
  }

  @Test
  void refusesToGroupNothingAndTooLittle() {
    assertThatThrownBy(() -> SEARCH.alike(List.of(), OptionalInt.empty()))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("no region");
    assertThatThrownBy(() -> SEARCH.alike(defects(1, 2), OptionalInt.of(3)))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("3 groups");
    assertThat(SEARCH.alike(defects(1, 1), OptionalInt.empty()).groups().groups()).hasSize(1);
    assertThat(SEARCH.alike(defects(1, 2), OptionalInt.empty()).groups().groups()).hasSize(1);
  }

  @Test
  void refusesDescriptorsOfAnotherNetwork() {
    DefectGroups groups = SEARCH.byType(defects(2, 5)).groups();
    RegionDescriptor other = RegionDescriptor.of(List.of(new float[4]), new RegionShape(-2, 0));

    assertThatThrownBy(() -> groups.sort(REGION, other))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("another detector");
  }

  /** How strong a defect is does not count, only in which direction it differs. */
  @Test
  void drawsLayersToOneLength() {
    GroupedDefects grouped = SEARCH.alike(defects(3, 20), OptionalInt.of(3));

    for (float[] point : grouped.points()) {
      double first = 0;
      for (int d = 0; d < 6; d++) {
        first += point[d] * point[d];
      }
      assertThat(first).isCloseTo(0.5, within(1e-5));
    }
  }

  private static List<FoundDefect> defects(int kinds, int ofEach) {
    SplittableRandom random = new SplittableRandom(ofEach);
    List<FoundDefect> defects = new ArrayList<>();
    for (int i = 0; i < kinds * ofEach; i++) {
      defects.add(defect(i % kinds, random));
    }
    return defects;
  }

  private static FoundDefect defect(int kind, SplittableRandom random) {
    return new FoundDefect(
        "picture",
        PictureSource.of("picture", new byte[0]),
        REGION,
        Optional.of("kind " + kind),
        descriptor(kind, random));
  }

  /** Two layers of six and four channels, of which one or another stands out. */
  private static RegionDescriptor descriptor(int kind, SplittableRandom random) {
    float[] fine = new float[6];
    float[] coarse = new float[4];
    for (int d = 0; d < 6; d++) {
      fine[d] = (float) random.nextGaussian() * 0.3f + (d == kind ? 8 : 0);
    }
    for (int d = 0; d < 4; d++) {
      coarse[d] = (float) random.nextGaussian() * 0.3f + (d == kind ? 5 : 0);
    }
    return RegionDescriptor.of(List.of(fine, coarse), new RegionShape(-4 + 0.1 * kind, 0.5));
  }
}
