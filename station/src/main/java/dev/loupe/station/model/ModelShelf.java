package dev.loupe.station.model;

import dev.loupe.AtomicFile;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.detector.Manifest;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Rows;
import dev.loupe.station.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The registered detectors and their files, {@code models/SHA256.loupe}.
 *
 * <p>A file is put there once and never changed; thresholds are changed in what is in force, not in
 * the file. Threads: may be shared.
 */
public final class ModelShelf {

  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

  private final Database database;
  private final Path folder;
  private final OpenDetectors detectors;
  private final AuditTrail audit;
  private final Clock clock;

  /** A shelf whose files lie in a folder. */
  public ModelShelf(
      Database database, Path folder, OpenDetectors detectors, AuditTrail audit, Clock clock) {
    this.database = database;
    this.folder = folder;
    this.detectors = detectors;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A registered model, new or not.
   *
   * @param model the model
   * @param isNew whether it was registered just now
   */
  public record Registered(Model model, boolean isNew) {}

  /**
   * Registers a detector: checks its file, replays its conformance pictures, keeps a copy.
   *
   * @param name [a-z0-9][a-z0-9._-]*
   * @throws Refusal when the file is refused or the name cannot be
   */
  public Registered register(
      String name, String note, Path artifact, Optional<String> job, Caller caller) {
    if (!name.matches(NAME)) {
      throw Refusal.invalid(
          "A model's name has up to 64 small letters, digits, dots, dashes and underlines, and"
              + " begins with a letter or digit; not '"
              + name
              + "'.");
    }
    String sha256 = Sha256.of(artifact);
    Optional<Model> known = database.read(handle -> bySha256(handle, sha256));
    if (known.isPresent()) {
      return new Registered(known.get(), false);
    }
    Path kept = file(sha256);
    copy(artifact, kept);
    Manifest manifest = checked(kept);
    return database.writeFor(
        tx -> insert(tx, name, note, sha256, size(kept), manifest, job, caller));
  }

  private Manifest checked(Path kept) {
    try (OpenDetectors.Lease lease = detectors.lease(kept)) {
      return lease.detector().manifest();
    } catch (LoupeException e) {
      discard(kept);
      String said = String.valueOf(e.getMessage()).replace(kept.toString(), "that was sent");
      throw new Refusal(Refusal.Kind.MODEL_REFUSED, said, e);
    }
  }

  private Registered insert(
      Transaction tx,
      String name,
      String note,
      String sha256,
      long bytes,
      Manifest manifest,
      Optional<String> job,
      Caller caller) {
    Optional<Model> raced = bySha256(tx.handle(), sha256);
    if (raced.isPresent()) {
      return new Registered(raced.get(), false);
    }
    int version =
        tx.handle()
            .createQuery("SELECT COALESCE(MAX(version), 0) + 1 FROM models WHERE name = ?")
            .bind(0, name)
            .mapTo(Integer.class)
            .one();
    String id = name + "-" + version;
    tx.handle()
        .execute(
            "INSERT INTO models (id, name, version, sha256, bytes, manifest, note, job, created_ms,"
                + " created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            id,
            name,
            version,
            sha256,
            bytes,
            Rows.json(manifest),
            note,
            job.orElse(null),
            clock.millis(),
            caller.name());
    audit.record(
        tx,
        caller.name(),
        "register-model",
        id,
        Json.mapper().createObjectNode().put("sha256", sha256));
    return new Registered(require(tx.handle(), id), true);
  }

  /** Takes a model out of the choice; its file stays. */
  public Model retire(Transaction tx, String id, Caller caller) {
    require(tx.handle(), id);
    tx.handle().execute("UPDATE models SET retired_ms = ? WHERE id = ?", clock.millis(), id);
    audit.record(tx, caller.name(), "retire-model", id, Json.mapper().createObjectNode());
    return require(tx.handle(), id);
  }

  /** All, the newest first. */
  public List<Model> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM models ORDER BY created_ms DESC, id DESC")
        .map((row, context) -> model(row))
        .list();
  }

  /**
   * One of them.
   *
   * @throws Refusal when there is none
   */
  public Model require(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM models WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> model(row))
        .findOne()
        .orElseThrow(() -> Refusal.notFound("model", id));
  }

  private static Optional<Model> bySha256(Handle handle, String sha256) {
    return handle
        .createQuery("SELECT * FROM models WHERE sha256 = ?")
        .bind(0, sha256)
        .map((row, context) -> model(row))
        .findOne();
  }

  /** Where a model's file lies. */
  public Path file(Model model) {
    return file(model.sha256());
  }

  private Path file(String sha256) {
    return folder.resolve(sha256 + ".loupe");
  }

  /** Loads a model; the caller closes the lease. */
  public OpenDetectors.Lease open(Model model) {
    return detectors.lease(file(model));
  }

  private static void copy(Path from, Path to) {
    if (!Files.exists(to)) {
      AtomicFile.write(to, out -> Files.copy(from, out));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new LoupeException("The file " + file + " has gone: " + e, e);
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new LoupeException("The refused file " + file + " cannot be removed: " + e, e);
    }
  }

  private static Model model(ResultSet row) throws SQLException {
    return new Model(
        row.getString("id"),
        row.getString("name"),
        row.getInt("version"),
        row.getString("sha256"),
        row.getLong("bytes"),
        Rows.json(row, "manifest", Manifest.class),
        row.getString("note"),
        Rows.text(row, "job"),
        Rows.time(row, "created_ms"),
        row.getString("created_by"),
        Rows.maybeTime(row, "retired_ms"));
  }
}
