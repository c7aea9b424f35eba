package dev.loupe.cli;

import dev.loupe.cli.Loupe.Surroundings;
import dev.loupe.method.DetectionMethod;
import dev.loupe.method.Settings;
import dev.loupe.training.Methods;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loupe methods}. */
@Command(
    name = "methods",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description = {
      "Lists the detection methods, or prints all settings of one as a file for --config.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  loupe methods",
      "  loupe methods enhanced-simplenet > line3.yaml",
      "  loupe methods simplenet --preset official",
    })
final class MethodsCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "METHOD",
      description = "The method whose settings are printed.")
  private Optional<String> method = Optional.empty();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Which of its presets; default by default.")
  private Optional<String> preset = Optional.empty();

  MethodsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (method.isEmpty()) {
      Methods.all().forEach(this::list);
      return 0;
    }
    DetectionMethod<?> chosen = TrainingArguments.method(method);
    surroundings.out().print(Settings.of(TrainingArguments.preset(chosen, preset)).yaml());
    return 0;
  }

  private void list(DetectionMethod<?> one) {
    surroundings.say(String.format("%-20s %s", one.id(), one.summary()));
    surroundings.say(
        String.format(
            "%-20s presets: %s", "", String.join(", ", new TreeSet<>(one.presets().keySet()))));
  }
}
