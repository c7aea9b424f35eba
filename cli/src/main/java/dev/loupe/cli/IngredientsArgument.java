package dev.loupe.cli;

import dev.loupe.procedural.Ingredient;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is left out of the pictures that Loupe's own backbone learns from. */
final class IngredientsArgument {

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "INGREDIENT",
      description =
          "Leaves out of the pictures, to see what each teaches: noise, lattices, cells, strokes"
              + " (patterns), relief, things, blemishes, camera.")
  private List<String> without = List.of();

  Set<Ingredient> leftOut() {
    return Ingredient.named(without);
  }

  /** In words, for who reads the weights' file. */
  String words() {
    return without.isEmpty() ? "nothing" : String.join(",", without);
  }
}
