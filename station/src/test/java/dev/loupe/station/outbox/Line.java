package dev.loupe.station.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.station.line.Receiver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a receiver must have got. */
final class Line {

  private Line() {}

  /** Which message of its part a body is: {"part":"P3","n":5}. */
  static int number(Receiver.Got got) {
    return Integer.parseInt(got.text().replaceAll(".*\"n\":(\\d+).*", "$1"));
  }

  static String part(Receiver.Got got) {
    return got.text().replaceAll(".*\"part\":\"([^\"]*)\".*", "$1");
  }

  static String body(String part, int number) {
    return "{\"part\":\"%s\",\"n\":%d}".formatted(part, number);
  }

  /**
   * Duplicates are whole and equal, and no message comes before one of its part written earlier.
   */
  static void assertOrderAndIdentity(List<Receiver.Got> got) {
    Map<String, String> bodies = new HashMap<>();
    Map<String, Integer> last = new HashMap<>();
    for (Receiver.Got one : got) {
      String before = bodies.putIfAbsent(one.key(), one.text());
      if (before != null) {
        assertThat(one.text()).as("a duplicate of %s", one.key()).isEqualTo(before);
        continue;
      }
      int previous = last.getOrDefault(part(one), 0);
      assertThat(number(one))
          .as("after number %d of %s", previous, part(one))
          .isEqualTo(previous + 1);
      last.put(part(one), number(one));
    }
  }
}
