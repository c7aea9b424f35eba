package dev.loupe.station.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says which files of a folder are whole.
 *
 * <p>A file is whole when its size and time have stood still for a while, as seen from here: the
 * clocks of network drives are not asked. A file that was seen under another name, such as {@code
 * 0815.png.part}, with the same size and time, was renamed into place and is whole at once. Names
 * that say "not yet" are never taken: those that begin with a dot or end in {@code .part .partial
 * .tmp .temp .filepart .crdownload ~}.
 *
 * <p>Remembers what the latest listing held and nothing else. For one thread.
 */
final class StableFiles {

  private static final List<String> NOT_YET =
      List.of(".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", "~");

  private final Duration stillness;
  private final Predicate<String> wanted;
  private Map<String, Seen> seen = Map.of();

  private record Seen(ListedFile file, Instant since) {}

  /**
   * A watch over one folder.
   *
   * @param stillness how long a file must stand still
   * @param wanted names of files that are to be taken at all
   */
  StableFiles(Duration stillness, Predicate<String> wanted) {
    this.stillness = stillness;
    this.wanted = wanted;
  }

  /** Those of the listed files that are whole, the oldest first. */
  List<ListedFile> whole(List<ListedFile> listing, Instant now) {
    Map<String, ListedFile> renamed = formerNames(listing);
    Map<String, Seen> next = new HashMap<>();
    List<ListedFile> whole = new ArrayList<>();
    for (ListedFile file : listing) {
      Optional<Seen> before = Optional.ofNullable(seen.get(file.name()));
      Instant since =
          before.filter(one -> one.file().hasSameLook(file)).map(Seen::since).orElse(now);
      next.put(file.name(), new Seen(file, since));
      boolean settled =
          before.isPresent() && Duration.between(since, now).compareTo(stillness) >= 0;
      boolean inPlace =
          before.isEmpty()
              && file.identity().map(renamed::get).filter(file::hasSameLook).isPresent();
      if ((settled || inPlace) && isReady(file.name())) {
        whole.add(file);
      }
    }
    seen = next;
    whole.sort(
        java.util.Comparator.comparingLong(ListedFile::modifiedMillis)
            .thenComparing(ListedFile::name));
    return whole;
  }

  /** Files of the listing before whose names are gone, by what stays when one is renamed. */
  private Map<String, ListedFile> formerNames(List<ListedFile> listing) {
    Set<String> names = new HashSet<>();
    listing.forEach(file -> names.add(file.name()));
    Map<String, ListedFile> gone = new HashMap<>();
    for (Seen one : seen.values()) {
      if (!names.contains(one.file().name())) {
        one.file().identity().ifPresent(identity -> gone.put(identity, one.file()));
      }
    }
    return gone;
  }

  private boolean isReady(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && NOT_YET.stream().noneMatch(lower::endsWith)
        && wanted.test(name);
  }
}
