package dev.loupe.station.job;

import dev.loupe.station.Refusal;
import dev.loupe.station.store.Rows;
import dev.loupe.station.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads and writes jobs in the database. */
final class JobBook {

  private JobBook() {}

  static void add(Transaction tx, Job job) {
    tx.handle()
        .execute(
            "INSERT INTO jobs (id, kind, state, request, message, created_ms, created_by)"
                + " VALUES (?, 'TRAIN', ?, ?, ?, ?, ?)",
            job.id(),
            job.state().name(),
            Rows.json(job.request()),
            job.message(),
            job.created().toEpochMilli(),
            job.createdBy());
  }

  static List<Job> latest(Handle handle, int most) {
    return handle
        .createQuery("SELECT * FROM jobs ORDER BY id DESC LIMIT ?")
        .bind(0, most)
        .map((row, context) -> job(row))
        .list();
  }

  static Job require(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM jobs WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> job(row))
        .findOne()
        .orElseThrow(() -> Refusal.notFound("job", id));
  }

  static int unfinished(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM jobs WHERE state IN ('QUEUED', 'RUNNING')")
        .mapTo(Integer.class)
        .one();
  }

  static Optional<Job> nextQueued(Handle handle) {
    return handle
        .createQuery("SELECT * FROM jobs WHERE state = 'QUEUED' ORDER BY id LIMIT 1")
        .map((row, context) -> job(row))
        .findOne();
  }

  static void started(Transaction tx, String id, Instant at) {
    tx.handle()
        .execute(
            "UPDATE jobs SET state = 'RUNNING', started_ms = ? WHERE id = ?",
            at.toEpochMilli(),
            id);
  }

  static void finished(
      Transaction tx,
      String id,
      JobState state,
      String message,
      Optional<String> model,
      Instant at) {
    tx.handle()
        .execute(
            "UPDATE jobs SET state = ?, message = ?, model = ?, finished_ms = ? WHERE id = ?",
            state.name(),
            message,
            model.orElse(null),
            at.toEpochMilli(),
            id);
  }

  /** Keeps the loss of a job that is over. */
  static void keep(Transaction tx, String id, List<CurvePoint> curve) {
    tx.handle().execute("UPDATE jobs SET curve = ? WHERE id = ?", Rows.json(curve), id);
  }

  /** The loss of a job that is over. */
  static List<CurvePoint> curve(Handle handle, String id) {
    return handle
        .createQuery("SELECT curve FROM jobs WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> List.of(Rows.json(row, "curve", CurvePoint[].class)))
        .one();
  }

  /** Jobs whose process died with a former life of the station. */
  static void closeOrphans(Transaction tx, Instant at) {
    tx.handle()
        .execute(
            "UPDATE jobs SET state = 'FAILED', message = 'The station was stopped meanwhile.',"
                + " finished_ms = ? WHERE state = 'RUNNING'",
            at.toEpochMilli());
  }

  private static Job job(ResultSet row) throws SQLException {
    return new Job(
        row.getString("id"),
        JobState.valueOf(row.getString("state")),
        Rows.json(row, "request", JobRequest.class),
        row.getString("message"),
        Rows.text(row, "model"),
        Rows.time(row, "created_ms"),
        row.getString("created_by"),
        Rows.maybeTime(row, "started_ms"),
        Rows.maybeTime(row, "finished_ms"));
  }
}
