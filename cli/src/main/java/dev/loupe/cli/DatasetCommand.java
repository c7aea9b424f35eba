package dev.loupe.cli;

import picocli.CommandLine.Command;

/** {@code loupe dataset}. */
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Checks data sets, and draws one.", ""},
    footer = {
      "",
      "Examples:",
      "  loupe dataset check boards",
      "  loupe dataset boards boards --seed 1",
    },
    subcommands = {CheckCommand.class, BoardsCommand.class})
final class DatasetCommand {}
