package dev.loupe.station.inspection;

import dev.loupe.AtomicFile;
import dev.loupe.LoupeException;
import dev.loupe.station.Refusal;
import dev.loupe.station.setting.KeepSettings;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The pictures and heat maps that stay on disk, by policy: all NG and REVIEW, one OK in so many, at
 * most so many bytes. {@code pictures/2026/11/24/ULID}, {@code maps/2026/11/24/ULID}.
 *
 * <p>Files are written before the decision is stored. When the station dies in between, a file
 * without a decision is left; it is found and removed when the station starts again within a day.
 *
 * <p>Threads: may be shared.
 */
public final class KeptFiles {

  private static final List<Verdict> FIRST_TO_GO =
      List.of(Verdict.OK, Verdict.INVALID, Verdict.REVIEW, Verdict.NG);
  private static final int REMOVED_AT_ONCE = 100;

  private final Path root;
  private final KeepSettings settings;
  private final Database database;
  private final AtomicLong bytes;
  private final Map<String, AtomicInteger> okCounts = new ConcurrentHashMap<>();

  /** The files below the station's folder. */
  public KeptFiles(Path root, KeepSettings settings, Database database) {
    this.root = root;
    this.settings = settings;
    this.database = database;
    bytes =
        new AtomicLong(
            database.read(
                handle ->
                    handle
                        .createQuery("SELECT COALESCE(SUM(kept_bytes), 0) FROM inspections")
                        .mapTo(Long.class)
                        .one()));
  }

  /** Whether the picture of a decision stays; counts the OK. */
  boolean keeps(Verdict verdict, String station) {
    return switch (verdict) {
      case NG, REVIEW -> true;
      case INVALID -> settings.invalid();
      case OK ->
          settings.okOneIn() > 0
              && okCounts.computeIfAbsent(station, name -> new AtomicInteger()).getAndIncrement()
                      % settings.okOneIn()
                  == 0;
    };
  }

  /** Where a picture would lie, below the station's folder. */
  static String picture(String id, Instant decided) {
    return "pictures/" + day(decided) + "/" + id;
  }

  /** Where a heat map would lie. */
  static String map(String id, Instant decided) {
    return "maps/" + day(decided) + "/" + id;
  }

  private static String day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).toString().replace('-', '/');
  }

  /** Writes a picture. */
  void write(String name, byte[] content) {
    AtomicFile.write(root.resolve(name), content);
  }

  /** Writes a heat map. */
  void write(String name, KeptMap map) {
    map.write(root.resolve(name));
  }

  /** How many bytes a kept file has. */
  long size(String name) {
    try {
      return Files.size(root.resolve(name));
    } catch (IOException e) {
      throw new LoupeException("The file " + name + " was written and has gone: " + e, e);
    }
  }

  /** Counts what was stored. */
  void added(long count) {
    bytes.addAndGet(count);
  }

  /** How many bytes are kept. */
  public long bytes() {
    return bytes.get();
  }

  /**
   * The content of a kept picture.
   *
   * @throws Refusal when it is no longer kept
   */
  public byte[] read(StoredInspection stored) {
    String name = stored.picture().orElseThrow(() -> gone(stored));
    try {
      return Files.readAllBytes(root.resolve(name));
    } catch (IOException e) {
      throw gone(stored);
    }
  }

  /**
   * A kept heat map as a layer.
   *
   * @throws Refusal when it is no longer kept
   */
  public byte[] layer(StoredInspection stored, int side) {
    Path file = root.resolve(stored.map().orElseThrow(() -> gone(stored)));
    if (!Files.isRegularFile(file)) {
      throw gone(stored);
    }
    return KeptMap.read(file).layer(side);
  }

  private static Refusal gone(StoredInspection stored) {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "This file of inspection "
            + stored.record().inspectionId()
            + " was not kept, or had to make room.");
  }

  /** Makes room when there is too much: the oldest OK first. */
  public void tidy() {
    for (Verdict verdict : FIRST_TO_GO) {
      while (bytes.get() > settings.quota().count()) {
        List<Kept> oldest = oldest(verdict);
        if (oldest.isEmpty()) {
          break;
        }
        oldest.forEach(this::remove);
      }
    }
  }

  private record Kept(String id, String picture, String map, long bytes) {}

  private List<Kept> oldest(Verdict verdict) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, picture_file, map_file, kept_bytes FROM inspections"
                        + " WHERE verdict = ? AND kept_bytes > 0 ORDER BY id LIMIT ?")
                .bind(0, verdict.name())
                .bind(1, REMOVED_AT_ONCE)
                .map(
                    (row, context) ->
                        new Kept(
                            row.getString(1),
                            String.valueOf(row.getString(2)),
                            String.valueOf(row.getString(3)),
                            row.getLong(4)))
                .list());
  }

  private void remove(Kept kept) {
    if (bytes.get() <= settings.quota().count()) {
      return;
    }
    database.write(
        tx ->
            tx.handle()
                .execute(
                    "UPDATE inspections SET picture_file = NULL, map_file = NULL, kept_bytes = 0"
                        + " WHERE id = ?",
                    kept.id()));
    discard(root.resolve(kept.picture()));
    discard(root.resolve(kept.map()));
    bytes.addAndGet(-kept.bytes());
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      org.slf4j.LoggerFactory.getLogger(KeptFiles.class).warn("Left {} behind", file, e);
    }
  }

  /** Removes files of today and yesterday that no decision knows. */
  public void sweep(Instant now) {
    for (Instant day : List.of(now, now.minusSeconds(86_400))) {
      sweep(root.resolve("pictures").resolve(day(day)), "picture_file");
      sweep(root.resolve("maps").resolve(day(day)), "map_file");
    }
  }

  private void sweep(Path folder, String column) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (isUnknown(file, column)) {
          discard(file);
        }
      }
    } catch (IOException e) {
      throw new LoupeException("The folder " + folder + " cannot be listed: " + e, e);
    }
  }

  private boolean isUnknown(Path file, String column) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT 1 FROM inspections WHERE id = ? AND " + column + " IS NOT NULL")
                .bind(0, String.valueOf(file.getFileName()))
                .mapTo(Integer.class)
                .findOne()
                .isEmpty());
  }
}
