package dev.loupe.dataset;

import static java.util.Comparator.comparing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * A random order of names that depends on the seed and on each name alone: adding a picture moves
 * none of the others, and every machine and Java version draws the same.
 */
record Shuffle(long seed) {

  List<String> order(Collection<String> names) {
    return names.stream().sorted(comparing(this::key).thenComparing(name -> name)).toList();
  }

  private String key(String name) {
    FieldHash sha = new FieldHash();
    sha.add(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
    sha.add(name.getBytes(StandardCharsets.UTF_8));
    return sha.hex();
  }
}
