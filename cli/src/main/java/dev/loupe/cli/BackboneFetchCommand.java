package dev.loupe.cli;

import dev.loupe.backbone.BackboneSpec;
import dev.loupe.backbone.BackboneStore;
import dev.loupe.backbone.Download;
import dev.loupe.cli.Loupe.Surroundings;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe backbone fetch}: the only command that uses the network. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Fetches the weights of a backbone to the cache folder.",
      "",
      "The file is kept only when its SHA-256 is the one you expect; get that from where you trust"
          + " it, not from the same server. No other command uses the network.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  loupe backbone fetch resnet18 https://files.example/resnet18.safetensors --sha256 9f86d0...",
    })
final class BackboneFetchCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "NAME", description = "Whose weights they are.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "URL", description = "Where they lie, as safetensors.")
  private URI address = URI.create("");

  @Option(
      names = "--sha256",
      required = true,
      paramLabel = "DIGITS",
      description = "SHA-256 of the file, 64 hexadecimal digits.")
  private String sha256 = "";

  BackboneFetchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    BackboneSpec spec = BackboneSpec.require(name);
    Path file = BackboneStore.standard(System.getenv()).file(spec);
    Download.standard().fetch(address, sha256, file);
    BackboneStore.fromFile(spec, file);
    surroundings.say("The weights of " + spec.id() + " are at " + file);
    return 0;
  }
}
