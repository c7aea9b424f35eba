package dev.loupe.cli;

import dev.loupe.Sha256;
import dev.loupe.verdict.Inspection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Which pictures a run has judged already, by their absolute path. Keeps 128 bits of a digest for
 * each, some 80 bytes in memory.
 */
final class DonePictures {

  private final Set<Key> keys = new HashSet<>();

  private record Key(long high, long low) {

    static Key of(String reference) {
      ByteBuffer digest =
          ByteBuffer.wrap(
              Sha256.start().digest(absolute(reference).getBytes(StandardCharsets.UTF_8)));
      return new Key(digest.getLong(), digest.getLong());
    }

    private static String absolute(String reference) {
      try {
        return PicturesAsked.absolute(Path.of(reference)).toString();
      } catch (InvalidPathException e) {
        return reference;
      }
    }
  }

  void add(Inspection inspection) {
    keys.add(Key.of(inspection.image().reference()));
  }

  boolean contains(Path file) {
    return !keys.isEmpty() && keys.contains(Key.of(file.toString()));
  }

  int count() {
    return keys.size();
  }
}
