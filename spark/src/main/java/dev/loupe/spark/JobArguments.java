package dev.loupe.spark;

import dev.loupe.LoupeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** The words behind a job's name: {@code --key value}, keys that may come again, and switches. */
final class JobArguments {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private JobArguments() {}

  /**
   * Reads them.
   *
   * @param keys that take a value
   * @param switches that take none
   * @throws LoupeException for a word that is neither, or a key without its value
   */
  static JobArguments of(String[] words, Set<String> keys, Set<String> switches) {
    JobArguments arguments = new JobArguments();
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (switches.contains(word)) {
        arguments.put(word, "");
      } else if (keys.contains(word) && i + 1 < words.length) {
        arguments.put(word, words[++i]);
      } else {
        throw new LoupeException(
            "'"
                + word
                + "' is not understood, or lacks its value. There are "
                + keys
                + " with a value each, and "
                + switches
                + ".");
      }
    }
    return arguments;
  }

  private void put(String key, String value) {
    values.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
  }

  /** A session, of the cluster that {@code --master} names or {@code spark-submit} gave. */
  SparkSession session(String name) {
    SparkSession.Builder builder = SparkSession.builder().appName(name);
    one("--master").ifPresent(builder::master);
    return builder.getOrCreate();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }

  Optional<String> one(String key) {
    List<String> found = all(key);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  String required(String key) {
    return one(key).orElseThrow(() -> new LoupeException("The job needs " + key + "."));
  }

  /** The value of a key that must come once. */
  String single(String key) {
    List<String> found = all(key);
    if (found.size() != 1) {
      throw new LoupeException("Needed is one " + key + ", not " + found.size() + ".");
    }
    return found.get(0);
  }

  /** What the words {@code NAME=VALUE} behind a key say, in their order. */
  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : all(key)) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new LoupeException(key + " needs NAME=VALUE, not '" + word + "'.");
      }
      pairs.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return pairs;
  }

  /** A whole number of at least 0, 0 where it is not given. */
  int count(String key) {
    return count(key, 0);
  }

  /** A whole number of at least 0. */
  int count(String key, int otherwise) {
    try {
      return one(key).map(Integer::parseUnsignedInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new LoupeException(key + " must be a whole number, not " + required(key) + ".", e);
    }
  }
}
