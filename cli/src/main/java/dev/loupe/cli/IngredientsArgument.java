package dev.loupe.cli;

import dev.loupe.procedural.Ingredient;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is left out of the pictures that Loupe's own backbone learns from. */
final class IngredientsArgument {

  /** What can be left out. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Ingredient.values()).map(Ingredient::id).iterator();
    }
  }

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "INGREDIENT",
      completionCandidates = Names.class,
      description =
          "Leaves out of the pictures, to see what each teaches: ${COMPLETION-CANDIDATES}. The first"
              + " four are patterns.")
  private List<String> without = List.of();

  Set<Ingredient> leftOut() {
    return Ingredient.named(without);
  }

  /** In words, for who reads the weights' file. */
  String words() {
    return without.isEmpty() ? "nothing" : String.join(",", without);
  }
}
