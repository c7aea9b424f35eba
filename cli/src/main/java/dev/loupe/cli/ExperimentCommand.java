package dev.loupe.cli;

import picocli.CommandLine.Command;

/** {@code loupe experiment}. */
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Trains and measures a grid of methods, data sets, settings and seeds from one file, and"
          + " writes one page about it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe experiment list",
      "  loupe experiment run frozen-backbones --data-root /data --out results",
      "  loupe experiment compare before after",
    },
    subcommands = {
      ExperimentRunCommand.class,
      ExperimentCompareCommand.class,
      ExperimentListCommand.class,
      ExperimentCellCommand.class
    })
final class ExperimentCommand {}
