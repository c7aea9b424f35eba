package dev.loupe.station.schedule;

import dev.loupe.station.schedule.ScheduledRun.State;
import dev.loupe.station.schedule.ScheduledRun.Tally;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The runs of all schedules, in the database. Safe for threads. */
final class RunBook {

  private final Database database;

  RunBook(Database database) {
    this.database = database;
  }

  /** Runs that were under way when the station ended without saying so. */
  int interrupt(long now) {
    return database.<Integer>writeFor(
        tx ->
            tx.handle()
                .execute(
                    "UPDATE scheduled_runs SET state = 'INTERRUPTED', finished_ms = ?,"
                        + " message = 'The station ended in the middle.' WHERE state = 'RUNNING'",
                    now));
  }

  void begin(String id, String schedule, long due, long now) {
    database.write(
        tx ->
            tx.handle()
                .execute(
                    "INSERT INTO scheduled_runs (id, schedule, state, due_ms, started_ms, pictures,"
                        + " ok, ng, review, invalid, failed, message)"
                        + " VALUES (?, ?, 'RUNNING', ?, ?, 0, 0, 0, 0, 0, 0, '')",
                    id,
                    schedule,
                    due,
                    now));
  }

  void tally(String id, Tally tally) {
    database.write(
        tx ->
            tx.handle()
                .execute(
                    "UPDATE scheduled_runs SET pictures = ?, ok = ?, ng = ?, review = ?,"
                        + " invalid = ?, failed = ? WHERE id = ?",
                    tally.pictures(),
                    tally.ok(),
                    tally.ng(),
                    tally.review(),
                    tally.invalid(),
                    tally.failed(),
                    id));
  }

  void end(String id, State state, String message, Optional<String> report, long now) {
    database.write(
        tx ->
            tx.handle()
                .createUpdate(
                    """
                    UPDATE scheduled_runs SET state = :state, message = :message,
                      report_file = :report, finished_ms = :now WHERE id = :id""")
                .bind("state", state.name())
                .bind("message", message)
                .bind("report", report)
                .bind("now", now)
                .bind("id", id)
                .execute());
  }

  /** The latest runs, the newest first, of one schedule or of all. */
  List<ScheduledRun> list(Optional<String> schedule, Optional<String> before, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM scheduled_runs WHERE (:schedule = '' OR schedule = :schedule)
                      AND (:before = '' OR id < :before) ORDER BY id DESC LIMIT :most""")
                .bind("schedule", schedule.orElse(""))
                .bind("before", before.orElse(""))
                .bind("most", most)
                .map(RunBook::run)
                .list());
  }

  /** The report's file of a run, below the station's folder. */
  Optional<String> report(String id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT report_file FROM scheduled_runs"
                        + " WHERE id = :id AND report_file IS NOT NULL")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  private static ScheduledRun run(ResultSet row, StatementContext context) throws SQLException {
    return new ScheduledRun(
        row.getString("id"),
        row.getString("schedule"),
        State.valueOf(row.getString("state")),
        Rows.time(row, "due_ms"),
        Rows.time(row, "started_ms"),
        Rows.maybeTime(row, "finished_ms"),
        new Tally(
            row.getInt("pictures"),
            row.getInt("ok"),
            row.getInt("ng"),
            row.getInt("review"),
            row.getInt("invalid"),
            row.getInt("failed")),
        row.getString("message"),
        Rows.text(row, "report_file").isPresent());
  }
}
