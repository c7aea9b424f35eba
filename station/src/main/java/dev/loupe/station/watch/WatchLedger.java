package dev.loupe.station.watch;

import dev.loupe.station.store.Database;
import dev.loupe.station.store.Transaction;
import java.util.Optional;

/**
 * Which pictures came through watched folders: a row for each folder, file and content. Safe for
 * threads.
 */
final class WatchLedger {

  private final Database database;

  WatchLedger(Database database) {
    this.database = database;
  }

  /**
   * A picture that is being inspected.
   *
   * @param folder name of the watched folder
   * @param file as it was listed
   * @param sha256 of its content
   */
  record Claim(String folder, ListedFile file, String sha256) {

    /** What the record of the inspection calls the picture. */
    String reference() {
      return folder + "/" + file.name();
    }
  }

  /**
   * What became of a picture.
   *
   * @param failed whether it could not be judged
   * @param reason why, or ""
   */
  record Fate(boolean failed, String reason) {

    static final Fate DONE = new Fate(false, "");

    static Fate failed(String reason) {
      return new Fate(true, reason);
    }
  }

  Optional<Fate> fate(Claim claim) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT state, reason FROM watched_pictures
                    WHERE folder = :folder AND file = :file AND sha256 = :sha256""")
                .bind("folder", claim.folder())
                .bind("file", claim.file().name())
                .bind("sha256", claim.sha256())
                .map(
                    (row, context) ->
                        new Fate(
                            row.getString("state").equals("FAILED"),
                            Optional.ofNullable(row.getString("reason")).orElse("")))
                .findOne());
  }

  /**
   * Whether a file of this name, size and time was inspected: for files that stay in the folder.
   */
  boolean knows(String folder, ListedFile file) {
    return database.read(
        handle ->
            handle
                    .createQuery(
                        """
                        SELECT COUNT(*) FROM watched_pictures WHERE folder = :folder
                          AND file = :file AND bytes = :bytes AND modified_ms = :modified""")
                    .bind("folder", folder)
                    .bind("file", file.name())
                    .bind("bytes", file.bytes())
                    .bind("modified", file.modifiedMillis())
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  void write(Transaction tx, Claim claim, Fate fate, Optional<String> inspection, long now) {
    tx.handle()
        .createUpdate(
            """
            INSERT INTO watched_pictures (folder, file, sha256, bytes, modified_ms, state,
              inspection, reason, at_ms)
            VALUES (:folder, :file, :sha256, :bytes, :modified, :state, :inspection, :reason, :now)
            ON CONFLICT (folder, file, sha256) DO UPDATE SET bytes = excluded.bytes,
              modified_ms = excluded.modified_ms""")
        .bind("folder", claim.folder())
        .bind("file", claim.file().name())
        .bind("sha256", claim.sha256())
        .bind("bytes", claim.file().bytes())
        .bind("modified", claim.file().modifiedMillis())
        .bind("state", fate.failed() ? "FAILED" : "DONE")
        .bind("inspection", inspection)
        .bind("reason", Optional.of(fate.reason()).filter(reason -> !reason.isEmpty()))
        .bind("now", now)
        .execute();
  }

  /** Writes what became of a picture that led to no inspection, or that was known before. */
  void write(Claim claim, Fate fate, long now) {
    database.write(tx -> write(tx, claim, fate, Optional.empty(), now));
  }

  /**
   * How many pictures came through a folder.
   *
   * @param done that were judged
   * @param failed that could not be
   */
  record Count(long done, long failed) {}

  Count count(String folder) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(CASE WHEN state = 'DONE' THEN 1 ELSE 0 END), 0) AS done,
                      COALESCE(SUM(CASE WHEN state = 'FAILED' THEN 1 ELSE 0 END), 0) AS failed
                    FROM watched_pictures WHERE folder = :folder""")
                .bind("folder", folder)
                .map((row, context) -> new Count(row.getLong("done"), row.getLong("failed")))
                .one());
  }
}
