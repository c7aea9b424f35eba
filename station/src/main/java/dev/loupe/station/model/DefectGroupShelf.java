package dev.loupe.station.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.detector.DetectorArtifact;
import dev.loupe.grouping.DefectGroups;
import dev.loupe.grouping.OpenNaming;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.model.KeptGroups.Kind;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Rows;
import dev.loupe.station.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The defect groups of registered detectors, at most one file for each: checked against the
 * detector when it comes, kept in the database.
 *
 * <p>Threads: may be shared.
 */
public final class DefectGroupShelf {

  private static final String NAME = "the file that was sent";

  private final Database database;
  private final ModelShelf models;
  private final AuditTrail audit;
  private final Clock clock;

  /** Beside the shelf of the models. */
  public DefectGroupShelf(Database database, ModelShelf models, AuditTrail audit, Clock clock) {
    this.database = database;
    this.models = models;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Gives a model its groups, in place of those it had.
   *
   * @param content of a file of 'loupe defects group'
   * @throws Refusal when there is no such model, or the file is none for it
   */
  public void put(String id, byte[] content, Caller caller) {
    Model model = database.read(handle -> models.require(handle, id));
    DefectGroups groups = checked(model, content);
    List<Kind> kinds = groups.groups().stream().map(Kind::of).toList();
    String sha256 = Sha256.of(content);
    database.write(
        tx -> {
          tx.handle()
              .execute(
                  "INSERT INTO defect_groups (model, content, kinds, sha256, at_ms, who)"
                      + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (model) DO UPDATE SET"
                      + " content = excluded.content, kinds = excluded.kinds,"
                      + " sha256 = excluded.sha256, at_ms = excluded.at_ms, who = excluded.who",
                  id,
                  Rows.json(groups),
                  Rows.json(kinds),
                  sha256,
                  clock.millis(),
                  caller.name());
          JsonNode detail = Json.mapper().createObjectNode().put("sha256", sha256);
          audit.record(tx, caller.name(), "put-defect-groups", id, detail);
        });
  }

  private DefectGroups checked(Model model, byte[] content) {
    try {
      DefectGroups groups = DefectGroups.parse(content, NAME);
      try (OpenNaming names = open(groups, model)) {
        names.requireFit();
      }
      return groups;
    } catch (LoupeException e) {
      throw new Refusal(Refusal.Kind.GROUPS_REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Takes a model's groups away.
   *
   * @throws Refusal when it has none
   */
  public void remove(String id, Caller caller) {
    database.write(tx -> remove(tx, id, caller));
  }

  private void remove(Transaction tx, String id, Caller caller) {
    if (tx.handle().execute("DELETE FROM defect_groups WHERE model = ?", id) == 0) {
      throw Refusal.notFound("file of defect groups of the model", id);
    }
    audit.record(tx, caller.name(), "remove-defect-groups", id, Json.mapper().createObjectNode());
  }

  /** What is known of a model's groups. */
  public static Optional<KeptGroups> find(Handle handle, String model) {
    return handle
        .createQuery("SELECT kinds, sha256, at_ms, who FROM defect_groups WHERE model = ?")
        .bind(0, model)
        .map((row, context) -> kept(row))
        .findOne();
  }

  private static KeptGroups kept(ResultSet row) throws SQLException {
    return new KeptGroups(
        List.of(Rows.json(row, "kinds", Kind[].class)),
        row.getString("sha256"),
        Rows.time(row, "at_ms"),
        row.getString("who"));
  }

  /**
   * What names the regions that a model finds, where it has groups; the caller closes it.
   *
   * @throws LoupeException when the groups can no longer be used
   */
  public Optional<OpenNaming> naming(Handle handle, Model model) {
    return handle
        .createQuery("SELECT content FROM defect_groups WHERE model = ?")
        .bind(0, model.id())
        .mapTo(String.class)
        .findOne()
        .map(text -> Rows.json(text, DefectGroups.class))
        .map(groups -> open(groups, model));
  }

  private OpenNaming open(DefectGroups groups, Model model) {
    return OpenNaming.open(groups, DetectorArtifact.read(models.file(model)));
  }
}
