package dev.loupe.station.watch;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.image.DecodeLimits;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Caller;
import dev.loupe.station.inspection.InspectionDesk;
import dev.loupe.station.inspection.Order;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.setting.WatchSettings;
import dev.loupe.station.store.Transaction;
import dev.loupe.station.watch.WatchLedger.Claim;
import dev.loupe.station.watch.WatchLedger.Fate;
import dev.loupe.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One watched folder: takes files that are whole, has them inspected, moves them away.
 *
 * <p>Exactly once: the row that says "this file with this content was inspected" is written in the
 * transaction that stores the inspection. After a kill the file is found again, its content is
 * known, and it is only moved.
 *
 * <p>A file that the station cannot judge now (queue full, nothing in force, shutting down) stays
 * and is tried again. A picture that is INVALID, whose name does not match the pattern, or on which
 * the detector fails three times goes to the failed folder, with the reason beside it.
 *
 * <p>{@link #round} is for one thread; {@link #stored} comes from the desk's.
 */
final class WatchedFolder {

  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff");
  private static final int MOST_OF_A_ROUND = 200;
  private static final int ATTEMPTS = 3;

  private final WatchSettings settings;
  private final InspectionDesk desk;
  private final WatchLedger ledger;
  private final Clock clock;
  private final StableFiles stable;
  private final FileMoves moves;
  private final Optional<Pattern> names;
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, ListedFile> left = new HashMap<>();
  private volatile Optional<Claim> underWay = Optional.empty();
  private volatile String trouble = "";
  private volatile int waiting;
  private volatile Optional<Instant> looked = Optional.empty();

  WatchedFolder(WatchSettings settings, InspectionDesk desk, WatchLedger ledger, Clock clock) {
    this.settings = settings;
    this.desk = desk;
    this.ledger = ledger;
    this.clock = clock;
    stable = new StableFiles(settings.stillness(), WatchedFolder::isPicture);
    moves = new FileMoves(settings);
    names = settings.names();
  }

  private static boolean isPicture(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && PICTURES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /**
   * How a folder stands.
   *
   * @param name of the watched folder
   * @param folder its path
   * @param waiting files that are whole and not yet inspected
   * @param done pictures that were judged
   * @param failed files that could not be
   * @param looked when it was last looked through
   * @param trouble what holds it up, or null
   */
  record View(
      String name,
      String folder,
      int waiting,
      long done,
      long failed,
      Optional<Instant> looked,
      Optional<String> trouble) {}

  View view() {
    WatchLedger.Count count = ledger.count(settings.name());
    return new View(
        settings.name(),
        settings.folder().toString(),
        waiting,
        count.done(),
        count.failed(),
        looked,
        Optional.of(trouble).filter(text -> !text.isEmpty()));
  }

  WatchSettings settings() {
    return settings;
  }

  /**
   * Looks through the folder once and has a bounded number of files inspected.
   *
   * @return how many were dealt with
   */
  int round() {
    List<ListedFile> whole = stable.whole(FolderListing.of(settings.folder()), clock.instant());
    List<ListedFile> fresh = whole.stream().filter(file -> !isLeft(file)).toList();
    looked = Optional.of(clock.instant());
    waiting = fresh.size();
    int dealt = 0;
    for (ListedFile file : fresh.subList(0, Math.min(fresh.size(), MOST_OF_A_ROUND))) {
      if (Thread.currentThread().isInterrupted() || !take(file)) {
        return dealt;
      }
      dealt++;
      waiting = fresh.size() - dealt;
    }
    trouble = "";
    return dealt;
  }

  /** Files that stay in the folder are known by name, size and time. */
  private boolean isLeft(ListedFile file) {
    if (settings.moves()) {
      return false;
    }
    ListedFile known = left.get(file.name());
    if (known != null && known.hasSameLook(file)) {
      return true;
    }
    boolean before = ledger.knows(settings.name(), file);
    if (before) {
      left.put(file.name(), file);
    }
    return before;
  }

  /** Whether the next file may be taken. */
  private boolean take(ListedFile file) {
    try {
      byte[] content = read(file);
      if (content.length != file.bytes()) {
        return true;
      }
      Claim claim = new Claim(settings.name(), file, Sha256.of(content));
      finish(claim, fate(claim, content));
      return true;
    } catch (IOException e) {
      trouble = file.name() + " cannot be read: " + e;
      return true;
    } catch (LoupeException e) {
      trouble = file.name() + ": " + e.getMessage();
      return false;
    }
  }

  private byte[] read(ListedFile file) throws IOException {
    if (file.bytes() > DecodeLimits.STANDARD.maxBytes()) {
      throw new IOException("it has " + file.bytes() + " bytes");
    }
    return Files.readAllBytes(settings.folder().resolve(file.name()));
  }

  private void finish(Claim claim, Fate fate) {
    failures.remove(claim.file().name());
    if (settings.moves()) {
      moves.away(claim, fate);
    } else {
      left.put(claim.file().name(), claim.file());
    }
  }

  private Fate fate(Claim claim, byte[] content) {
    Optional<Fate> known = ledger.fate(claim);
    if (known.isPresent()) {
      ledger.write(claim, known.get(), clock.millis());
      return known.get();
    }
    Optional<Order> order = order(claim);
    if (order.isEmpty()) {
      return failed(claim, "The name does not match the pattern " + names.orElseThrow() + ".");
    }
    return inspected(claim, order.get(), content);
  }

  private Fate failed(Claim claim, String reason) {
    Fate fate = Fate.failed(reason);
    ledger.write(claim, fate, clock.millis());
    return fate;
  }

  private Fate inspected(Claim claim, Order order, byte[] content) {
    underWay = Optional.of(claim);
    try {
      HeldPicture picture = new HeldPicture(claim.file().name(), content);
      return fate(desk.inspect(order, picture, Caller.STATION));
    } catch (Refusal e) {
      return switch (e.kind()) {
        case SERIAL_MISMATCH, INVALID_VALUE, BAD_REQUEST, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE ->
            failed(claim, String.valueOf(e.getMessage()));
        case DETECTOR_FAILED -> again(claim, e);
        default -> throw e;
      };
    } finally {
      underWay = Optional.empty();
    }
  }

  private Fate again(Claim claim, Refusal e) {
    int failed = failures.merge(claim.file().name(), 1, Integer::sum);
    if (failed < ATTEMPTS) {
      throw e;
    }
    return failed(claim, String.valueOf(e.getMessage()));
  }

  private static Fate fate(StoredInspection stored) {
    return stored.record().verdict() == Verdict.INVALID
        ? Fate.failed(stored.record().reason())
        : Fate.DONE;
  }

  /** An inspection is being stored: if it is of the file under way, it is written down with it. */
  void stored(Transaction tx, StoredInspection stored) {
    underWay
        .filter(claim -> stored.record().image().reference().equals(claim.reference()))
        .filter(claim -> stored.record().image().sha256().equals(Optional.of(claim.sha256())))
        .ifPresent(
            claim ->
                ledger.write(
                    tx,
                    claim,
                    fate(stored),
                    Optional.of(stored.record().inspectionId()),
                    clock.millis()));
  }

  /** What the name says about the part; nothing when it does not match. */
  private Optional<Order> order(Claim claim) {
    Optional<Matcher> match = names.map(pattern -> pattern.matcher(claim.file().name()));
    if (match.filter(found -> !found.matches()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Order(
            settings.station(),
            settings.recipe(),
            claim.reference(),
            match.flatMap(found -> group(found, "serial")),
            settings.camera(),
            Optional.empty(),
            match.flatMap(found -> group(found, "panel")),
            match.flatMap(found -> group(found, "position")),
            Optional.of(Instant.ofEpochMilli(claim.file().modifiedMillis()))));
  }

  private static Optional<String> group(Matcher match, String name) {
    return match.pattern().pattern().contains("(?<" + name + ">")
        ? Optional.ofNullable(match.group(name))
        : Optional.empty();
  }
}
