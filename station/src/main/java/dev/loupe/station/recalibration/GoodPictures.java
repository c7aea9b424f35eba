package dev.loupe.station.recalibration;

import dev.loupe.dataset.PictureFiles;
import dev.loupe.dataset.PictureSource;
import dev.loupe.station.Refusal;
import dev.loupe.station.inspection.Activation;
import dev.loupe.station.store.AllowedFolders;
import dev.loupe.station.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The good pictures that thresholds are drawn from: those of a folder, by the word of whoever names
 * it, or those of the recipe that persons called OK.
 *
 * <p>Of the station's own only these count: received after the model was registered, so that it
 * cannot have learned them; still kept; and older than every picture that waits for review, or what
 * is judged first would decide what is good. Persons mostly see what was NG or REVIEW. High scores
 * are therefore more frequent here than on the line, which lifts the lines: what is promised about
 * false calls stands, on the safe side.
 */
final class GoodPictures {

  /** More would hold up nobody's line, and change it little. */
  static final int MOST = 5000;

  private final Database database;
  private final AllowedFolders allowed;
  private final Path root;

  GoodPictures(Database database, AllowedFolders allowed, Path root) {
    this.database = database;
    this.allowed = allowed;
    this.root = root;
  }

  /**
   * A picture and the part it shows.
   *
   * @param part its serial number, or else a name of its own
   * @param source where it lies
   */
  record Good(String part, PictureSource source) {}

  /**
   * At most {@value #MOST}.
   *
   * @param folder to look in, and below it; the recipe's own pictures when absent
   * @param active whose recipe it is
   * @param since its model was registered
   * @throws Refusal when there is none
   */
  List<Good> of(Optional<String> folder, Activation active, Instant since) {
    List<Good> found = folder.map(this::in).orElseGet(() -> reviewed(active, since));
    if (found.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          folder
              .map(name -> "The folder '" + name + "' holds no picture.")
              .orElse(
                  "There is no kept picture that a person called OK, that is younger than the model"
                      + " and older than every picture that waits for review. Review those that"
                      + " wait, or name a folder of good pictures."));
    }
    return found;
  }

  /** Links that lead out are left. */
  private List<Good> in(String folder) {
    List<Good> found = new ArrayList<>();
    Iterator<Path> files = PictureFiles.walk(allowed.folder(folder));
    while (files.hasNext() && found.size() < MOST) {
      String name = files.next().toString();
      inside(name).map(file -> new Good(name, PictureSource.of(file))).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Path> inside(String name) {
    try {
      return Optional.of(allowed.file(name));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  /** The newest first. */
  private List<Good> reviewed(Activation active, Instant since) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT i.id, i.serial, i.picture_file FROM inspections i
                    WHERE i.station = :station AND i.recipe = :recipe AND i.operator_verdict = 'OK'
                      AND i.picture_file IS NOT NULL AND i.received_ms > :since
                      AND NOT EXISTS (SELECT 1 FROM inspections w WHERE w.needs_review = 1
                        AND w.station = :station AND w.recipe = :recipe AND w.received_ms > :since
                        AND w.id < i.id)
                    ORDER BY i.id DESC LIMIT :most""")
                .bind("station", active.station())
                .bind("recipe", active.recipe())
                .bind("since", since.toEpochMilli())
                .bind("most", MOST)
                .map(
                    (row, context) ->
                        new Good(
                            Optional.ofNullable(row.getString("serial"))
                                .orElse(row.getString("id")),
                            PictureSource.of(root.resolve(row.getString("picture_file")))))
                .list());
  }
}
