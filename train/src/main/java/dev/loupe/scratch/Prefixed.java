package dev.loupe.scratch;

import dev.loupe.network.Weights;
import java.util.List;

/** Several weights in one, told apart by what their names begin with. */
public final class Prefixed {

  private Prefixed() {}

  /** All of them, each with its own beginning. */
  public static Weights joined(List<String> prefixes, List<Weights> parts) {
    Weights.Builder joined = Weights.builder();
    for (int i = 0; i < parts.size(); i++) {
      joined.putAll(prefixes.get(i), parts.get(i));
    }
    return joined.build();
  }

  /** Those that begin so, the beginning taken off. */
  public static Weights without(String prefix, Weights joined) {
    Weights.Builder part = Weights.builder();
    joined.names().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> part.put(name.substring(prefix.length()), joined.get(name)));
    return part.build();
  }
}
