package dev.loupe.cli;

import picocli.CommandLine.Command;

/** {@code loupe defects}. */
@Command(
    name = "defects",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Sorts the regions that a detector finds into groups of defects that look alike, and names"
          + " them.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe defects group board.loupe ng/ --out defects",
      "  loupe defects name defects/groups.json 1=scratch 2=\"missing part\"",
      "  loupe inspect board.loupe in/ --defect-groups defects/groups.json",
    },
    subcommands = {DefectsGroupCommand.class, DefectsNameCommand.class})
final class DefectsCommand {}
