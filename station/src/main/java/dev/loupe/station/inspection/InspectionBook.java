package dev.loupe.station.inspection;

import dev.loupe.image.Box;
import dev.loupe.station.Refusal;
import dev.loupe.station.inspection.InspectionFilter.Condition;
import dev.loupe.station.store.Rows;
import dev.loupe.station.store.Transaction;
import dev.loupe.verdict.ImageReference;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.OperatorDecision;
import dev.loupe.verdict.Region;
import dev.loupe.verdict.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads and writes decisions in the database. */
public final class InspectionBook {

  private static final int CELLS = 10;
  private static final int FETCHED_AT_ONCE = 500;

  /** Adds a decision. */
  public void add(Transaction tx, StoredInspection stored, long keptBytes) {
    Inspection record = stored.record();
    tx.handle()
        .execute(
            "INSERT INTO inspections (id, station, recipe, activation, serial, product, panel,"
                + " position, model, model_sha256, verdict, raw_score, calibrated_score,"
                + " image_sha256, image_reference, received_ms, decided_ms, record, needs_review,"
                + " picture_file, map_file, kept_bytes)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            record.inspectionId(),
            stored.station(),
            stored.recipe(),
            stored.activation().orElse(null),
            record.origin().serial().orElse(null),
            record.origin().product().orElse(null),
            record.origin().panel().orElse(null),
            record.origin().position().orElse(null),
            record.model().id(),
            record.model().sha256(),
            record.verdict().name(),
            StationBook.boxed(record.rawScore()),
            StationBook.boxed(record.calibratedScore()),
            record.image().sha256().orElse(null),
            record.image().reference(),
            record.times().received().toEpochMilli(),
            record.times().decided().toEpochMilli(),
            Rows.json(record),
            stored.needsReview() ? 1 : 0,
            stored.picture().orElse(null),
            stored.map().orElse(null),
            keptBytes);
    addRegions(tx, record);
  }

  private static void addRegions(Transaction tx, Inspection record) {
    ImageReference image = record.image();
    int ordinal = 0;
    for (Region region : record.regions()) {
      Box box = region.boundingBox();
      tx.handle()
          .execute(
              "INSERT INTO regions (inspection, ordinal, x, y, width, height, area_px, peak,"
                  + " defect_group, cell_x, cell_y) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              record.inspectionId(),
              ordinal++,
              box.x(),
              box.y(),
              box.width(),
              box.height(),
              region.areaPx(),
              region.peak(),
              region.defectGroup().orElse(null),
              cell(box.x(), box.width(), image.width().orElse(1)),
              cell(box.y(), box.height(), image.height().orElse(1)));
    }
  }

  private static int cell(int start, int length, int side) {
    return Math.max(0, Math.min(CELLS - 1, (int) ((start + length / 2.0) * CELLS / side)));
  }

  /**
   * One decision.
   *
   * @throws Refusal when there is none
   */
  public StoredInspection require(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM inspections WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> stored(row))
        .findOne()
        .orElseThrow(() -> Refusal.notFound("inspection", id));
  }

  /** The newest that match and are older than the cursor. */
  public List<StoredInspection> page(
      Handle handle, InspectionFilter filter, Optional<String> cursor, int most) {
    Condition condition = filter.condition();
    String older = cursor.isPresent() ? " AND id < ?" : "";
    Query query =
        handle.createQuery(
            "SELECT * FROM inspections WHERE "
                + condition.sql()
                + older
                + " ORDER BY id DESC LIMIT ?");
    int at = bind(query, condition);
    if (cursor.isPresent()) {
      query.bind(at++, cursor.get());
    }
    return query.bind(at, most).map((row, context) -> stored(row)).list();
  }

  /** All that match, the oldest first, one after the other. */
  public void each(Handle handle, InspectionFilter filter, Consumer<StoredInspection> consumer) {
    Condition condition = filter.condition();
    Query query =
        handle.createQuery("SELECT * FROM inspections WHERE " + condition.sql() + " ORDER BY id");
    bind(query, condition);
    try (var rows =
        query.setFetchSize(FETCHED_AT_ONCE).map((row, context) -> stored(row)).iterator()) {
      rows.forEachRemaining(consumer);
    }
  }

  /** Those that wait for a person, the oldest first, after the cursor. */
  public List<StoredInspection> waiting(
      Handle handle, Optional<String> station, Optional<String> cursor, int most) {
    return handle
        .createQuery(
            "SELECT * FROM inspections WHERE needs_review = 1 AND id > :cursor"
                + (station.isPresent() ? " AND station = :station" : "")
                + " ORDER BY id LIMIT :most")
        .bind("cursor", cursor.orElse(""))
        .bind("most", most)
        .bindMap(station.map(name -> java.util.Map.of("station", name)).orElse(java.util.Map.of()))
        .map((row, context) -> stored(row))
        .list();
  }

  /** How many wait for a person. */
  public int waitingCount(Handle handle, Optional<String> station) {
    Query query =
        handle.createQuery(
            "SELECT COUNT(*) FROM inspections WHERE needs_review = 1"
                + (station.isPresent() ? " AND station = ?" : ""));
    station.ifPresent(name -> query.bind(0, name));
    return query.mapTo(Integer.class).one();
  }

  /** Notes what a person said. */
  public void review(Transaction tx, String reviewId, String id, OperatorDecision decision) {
    tx.handle()
        .execute(
            "INSERT INTO reviews (id, inspection, verdict, comment, who, at_ms)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            reviewId,
            id,
            decision.verdict().name(),
            decision.comment().orElse(null),
            decision.who(),
            decision.at().toEpochMilli());
    tx.handle()
        .execute(
            "UPDATE inspections SET operator_verdict = ?, operator = ?, operator_ms = ?,"
                + " operator_comment = ?, needs_review = 0 WHERE id = ?",
            decision.verdict().name(),
            decision.who(),
            decision.at().toEpochMilli(),
            decision.comment().orElse(null),
            id);
  }

  /** All that was said about a decision, the oldest first. */
  public List<OperatorDecision> reviews(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM reviews WHERE inspection = ? ORDER BY id")
        .bind(0, id)
        .map(
            (row, context) ->
                new OperatorDecision(
                    Verdict.valueOf(row.getString("verdict")),
                    row.getString("who"),
                    Rows.time(row, "at_ms"),
                    Rows.text(row, "comment")))
        .list();
  }

  /** Notes what the shadow would have said. */
  public void addShadow(Transaction tx, String id, Inspection shadow) {
    tx.handle()
        .execute(
            "INSERT INTO shadow_results (inspection, model, verdict, raw_score, calibrated_score,"
                + " decided_ms) VALUES (?, ?, ?, ?, ?, ?)",
            id,
            shadow.model().id(),
            shadow.verdict().name(),
            StationBook.boxed(shadow.rawScore()),
            StationBook.boxed(shadow.calibratedScore()),
            shadow.times().decided().toEpochMilli());
  }

  /**
   * What a shadow said.
   *
   * @param model the shadow
   * @param verdict its verdict
   * @param rawScore in its own units
   * @param calibratedScore from 0 to 1
   */
  public record ShadowResult(
      String model,
      String verdict,
      java.util.OptionalDouble rawScore,
      java.util.OptionalDouble calibratedScore) {}

  /** What the shadow said about a decision. */
  public Optional<ShadowResult> shadow(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM shadow_results WHERE inspection = ?")
        .bind(0, id)
        .map(
            (row, context) ->
                new ShadowResult(
                    row.getString("model"),
                    row.getString("verdict"),
                    Rows.maybeNumber(row, "raw_score"),
                    Rows.maybeNumber(row, "calibrated_score")))
        .findOne();
  }

  private static int bind(Query query, Condition condition) {
    int at = 0;
    for (Object value : condition.values()) {
      query.bind(at++, value);
    }
    return at;
  }

  private static StoredInspection stored(ResultSet row) throws SQLException {
    Inspection record = Rows.json(row, "record", Inspection.class);
    Optional<String> said = Rows.text(row, "operator_verdict");
    @Nullable OperatorDecision decision =
        said.isEmpty()
            ? null
            : new OperatorDecision(
                Verdict.valueOf(said.get()),
                row.getString("operator"),
                Rows.time(row, "operator_ms"),
                Rows.text(row, "operator_comment"));
    return new StoredInspection(
        decision == null ? record : record.withOperator(decision),
        row.getString("station"),
        row.getString("recipe"),
        Rows.text(row, "activation"),
        row.getInt("needs_review") == 1,
        Rows.text(row, "picture_file"),
        Rows.text(row, "map_file"));
  }
}
