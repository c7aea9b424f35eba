package dev.loupe.report;

import dev.loupe.evaluation.GroupFigures;
import dev.loupe.grouping.DefectGroup;
import dev.loupe.grouping.FoundDefect;
import dev.loupe.grouping.GroupedDefects;
import dev.loupe.grouping.RegionLayout;
import dev.loupe.image.Box;
import dev.loupe.image.Picture;
import dev.loupe.image.Thumbnails;
import dev.loupe.report.ScatterChart.Cloud;
import dev.loupe.report.Section.Charts;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Section.Sheet;
import dev.loupe.report.Section.Sheet.Shot;
import dev.loupe.report.Section.Tables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The page about groups of defects: where they lie in a t-SNE layout, how they agree with the
 * types, and what their members look like.
 *
 * <p>Cost: the pictures that are shown, at most 24 for each group, are read once more, one at a
 * time.
 *
 * @param grouped regions and groups
 * @param layout where they lie
 */
public record DefectGroupsReport(GroupedDefects grouped, RegionLayout layout) {

  private static final int NEAREST = 18;
  private static final int FARTHEST = 6;
  private static final int SIDE = 220;
  private static final int MOST_TYPES = 15;

  /** The layout coloured by group; empty for too few regions. */
  public Optional<ScatterChart> byGroup() {
    List<String> labels = grouped.groups().groups().stream().map(DefectGroup::label).toList();
    return chart(
        "By group",
        "Each mark is a region. Neighbours look alike; how far apart clusters lie means nothing.",
        labels,
        i -> labels.get(grouped.group()[i]));
  }

  /** The layout coloured by type, the first 15 by name; empty where no region has a type. */
  public Optional<ScatterChart> byType() {
    List<String> kinds = types().stream().limit(MOST_TYPES).toList();
    return grouped.agreement().isEmpty()
        ? Optional.empty()
        : chart(
            "By kind of defect",
            "The same layout; the kinds were marked by somebody and had no say in the layout.",
            kinds,
            this::type);
  }

  private String type(int defect) {
    return grouped.defects().get(defect).type().orElse(GroupFigures.NOTHING);
  }

  private Optional<ScatterChart> chart(
      String title, String reading, List<String> names, IntFunction<String> nameOf) {
    return layout.places().length == 0
        ? Optional.empty()
        : Optional.of(
            new ScatterChart(
                title,
                reading,
                names.stream().distinct().map(name -> cloud(name, nameOf)).toList()));
  }

  private Cloud cloud(String name, IntFunction<String> nameOf) {
    int[] members =
        IntStream.range(0, layout.shown().length)
            .filter(i -> nameOf.apply(layout.shown()[i]).equals(name))
            .toArray();
    return new Cloud(
        name,
        IntStream.of(members).mapToDouble(i -> layout.places()[i][0]).toArray(),
        IntStream.of(members).mapToDouble(i -> layout.places()[i][1]).toArray());
  }

  /** The types by name, last what is of none. */
  private List<String> types() {
    Comparator<String> nothingLast = Comparator.comparing(GroupFigures.NOTHING::equals);
    return IntStream.range(0, grouped.group().length)
        .mapToObj(this::type)
        .distinct()
        .sorted(nothingLast.thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Writes the page beside its place and moves it there. */
  public void write(Path file, Instant written) {
    List<Section> sections = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    byGroup().ifPresent(charts::add);
    byType().ifPresent(charts::add);
    if (!charts.isEmpty()) {
      sections.add(
          new Charts(new Heading("layout", "Layout", "t-SNE of the descriptors."), charts));
    }
    grouped.agreement().ifPresent(agreement -> sections.add(table(agreement.inWords())));
    grouped.groups().groups().forEach(group -> sections.add(sheet(group)));
    ReportFile.write(
        new ReportModel(
            "Loupe \u00b7 defect groups",
            grouped.groups().origin().model(),
            List.of(story(), "Name a group with 'loupe defects name FILE NUMBER=NAME'."),
            List.of(),
            sections,
            EvaluationReport.footer(grouped.groups().origin().softwareVersion(), written)),
        file);
  }

  private String story() {
    return Numbers.counted(grouped.group().length, "region", "regions")
        + " of "
        + Numbers.counted(grouped.groups().origin().pictures(), "picture", "pictures")
        + " in "
        + Numbers.counted(grouped.groups().groups().size(), "group", "groups")
        + " of defects that look alike.";
  }

  private Tables table(String note) {
    Map<String, SortedMap<String, Integer>> counts = new LinkedHashMap<>();
    grouped.groups().groups().forEach(group -> counts.put(group.label(), new TreeMap<>()));
    for (int i = 0; i < grouped.group().length; i++) {
      counts.getOrDefault(label(i), new TreeMap<>()).merge(type(i), 1, Integer::sum);
    }
    return new Tables(
        new Heading("groups-and-kinds", "Groups and kinds", "The kinds only measure the groups."),
        List.of(EvaluationGroups.crossed(counts, types(), note)));
  }

  private String label(int defect) {
    return grouped.groups().groups().get(grouped.group()[defect]).label();
  }

  private Sheet sheet(DefectGroup group) {
    List<Integer> members =
        IntStream.range(0, grouped.group().length)
            .filter(i -> grouped.group()[i] == group.number() - 1)
            .boxed()
            .sorted(Comparator.comparingDouble(grouped::distance))
            .toList();
    List<Integer> chosen = new ArrayList<>(members);
    if (members.size() > NEAREST + FARTHEST) {
      chosen.subList(NEAREST, members.size() - FARTHEST).clear();
    }
    return new Sheet(
        new Heading(
            "group-" + group.number(),
            group.name().map(name -> group.number() + " \u00b7 " + name).orElse(group.label()),
            introduction(group, chosen.size())),
        chosen.stream().map(this::shot).toList(),
        "");
  }

  private static String introduction(DefectGroup group, int shown) {
    return Numbers.counted(group.members(), "region", "regions")
        + ", the most typical first"
        + (shown < group.members() ? "; the " + FARTHEST + " last are the least typical" : "")
        + ". Farther than "
        + Numbers.fixed(group.radius(), 3)
        + " from the prototype is unknown.";
  }

  private Shot shot(int index) {
    FoundDefect defect = grouped.defects().get(index);
    Picture picture = defect.source().picture();
    Box place = defect.region().boundingBox();
    Box around = Crop.around(place, picture.width(), picture.height());
    return new Shot(
        defect.picture(),
        String.format(Locale.ROOT, "distance %.3f", grouped.distance(index))
            + defect.type().map(type -> " \u00b7 " + type).orElse(""),
        around.width(),
        around.height(),
        new InlinePicture(Thumbnails.jpeg(Crop.of(picture, around), SIDE)),
        new Box(place.x() - around.x(), place.y() - around.y(), place.width(), place.height()));
  }
}
