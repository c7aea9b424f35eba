package dev.loupe.cli;

import picocli.CommandLine.Command;

/** {@code loupe backbone}. */
@Command(
    name = "backbone",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Lists the frozen networks, fetches the weights of one, or teaches Loupe's own.",
      ""
    },
    footer = {"", "Examples:", "  loupe backbone list", "  loupe backbone pictures scenes"},
    subcommands = {
      BackboneListCommand.class,
      BackboneFetchCommand.class,
      BackbonePicturesCommand.class,
      BackbonePretrainCommand.class
    })
final class BackboneCommand {}
