package dev.loupe.cli;

import picocli.CommandLine.Command;

/** {@code loupe backbone}. */
@Command(
    name = "backbone",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Lists the frozen networks, or fetches the weights of one.", ""},
    footer = {"", "Examples:", "  loupe backbone list"},
    subcommands = {BackboneListCommand.class, BackboneFetchCommand.class})
final class BackboneCommand {}
