package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.grouping.DefectGroup;
import dev.loupe.grouping.DefectGroups;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code loupe defects name}. */
@Command(
    name = "name",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Names groups of defects, and lists them. Several groups may have one name; an empty name"
          + " takes a group's name away. Nothing is changed when one of the names cannot be.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe defects name defects/groups.json 1=scratch 2=\"missing part\"",
      "  loupe defects name defects/groups.json            lists the groups",
    })
final class DefectsNameCommand implements Callable<Integer> {

  private static final Pattern NAMED = Pattern.compile("(\\d{1,6})=(.*)", Pattern.DOTALL);

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "FILE.json",
      description = "The groups, as 'loupe defects group' wrote them.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NUMBER=NAME",
      description = "Which group is called what.")
  private List<String> names = List.of();

  DefectsNameCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DefectGroups groups = DefectGroups.read(file);
    for (String name : names) {
      groups = named(groups, name);
    }
    if (!names.isEmpty()) {
      groups.write(file);
    }
    surroundings.say("group  regions  radius  name");
    groups.groups().forEach(this::say);
    return 0;
  }

  private static DefectGroups named(DefectGroups groups, String argument) {
    Matcher named = NAMED.matcher(argument);
    if (!named.matches()) {
      throw new UsageException(
          "A group is named by its number, such as 2=scratch; found '" + argument + "'.");
    }
    Optional<String> name = Optional.of(named.group(2).strip()).filter(text -> !text.isEmpty());
    return groups.withName(Integer.parseInt(named.group(1)), name);
  }

  private void say(DefectGroup group) {
    surroundings.say(
        String.format(
            Locale.ROOT,
            "%5d  %7d  %6.3f  %s",
            group.number(),
            group.members(),
            group.radius(),
            group.name().orElse("-")));
  }
}
