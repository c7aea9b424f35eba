package dev.loupe.cli;

import picocli.CommandLine.Command;

/** {@code loupe dataset}. */
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Checks data sets, draws one, and paints defects into good pictures.", ""},
    footer = {
      "",
      "Examples:",
      "  loupe dataset check boards",
      "  loupe dataset boards boards --seed 1",
      "  loupe dataset synthesize boards --out painted",
    },
    subcommands = {CheckCommand.class, BoardsCommand.class, SynthesizeCommand.class})
final class DatasetCommand {}
