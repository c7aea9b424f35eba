package dev.loupe.station.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.image.PictureFormat;
import dev.loupe.image.PictureReader;
import dev.loupe.image.Thumbnails;
import dev.loupe.image.UnreadablePictureException;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.inspection.InspectionBook;
import dev.loupe.station.inspection.InspectionFilter;
import dev.loupe.station.inspection.KeptFiles;
import dev.loupe.station.inspection.StationDesk;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.CsvInspections;
import dev.loupe.verdict.InspectionWriter;
import dev.loupe.verdict.JsonInspections;
import dev.loupe.verdict.OperatorDecision;
import dev.loupe.verdict.Verdict;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds, shows, exports and reviews decisions. */
public final class ResultRoutes {

  private static final int LARGEST_SIDE = 4096;
  private static final int SMALLEST_SIDE = 16;
  private static final int USUAL_SIDE = 1024;
  private static final int LONGEST_COMMENT = 2000;
  private static final int EXPORT_BUFFER = 1 << 16;
  private static final String UNCHANGING = "private, max-age=31536000, immutable";

  private final Database database;
  private final InspectionBook book;
  private final KeptFiles files;
  private final StationDesk desk;
  private final Views views;
  private final PictureReader reader;

  /** Over the stored decisions. */
  public ResultRoutes(
      Database database,
      InspectionBook book,
      KeptFiles files,
      StationDesk desk,
      Views views,
      PictureReader reader) {
    this.database = database;
    this.book = book;
    this.files = files;
    this.desk = desk;
    this.views = views;
    this.reader = reader;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/inspections", Role.VIEWER, this::list),
        Route.get("/api/inspections/export", Role.VIEWER, this::export),
        Route.get("/api/inspections/{id}", Role.VIEWER, this::one),
        Route.get("/api/inspections/{id}/picture", Role.VIEWER, this::picture),
        Route.get("/api/inspections/{id}/map", Role.VIEWER, this::map),
        Route.get("/api/inspections/{id}/review", Role.VIEWER, this::reviews),
        Route.post("/api/inspections/{id}/review", Role.OPERATOR, this::review),
        Route.get("/api/review/queue", Role.VIEWER, this::queue));
  }

  private void list(Context context) {
    Query query = Query.of(context);
    InspectionFilter filter = query.filter();
    Optional<String> cursor = query.cursor();
    int limit = query.limit();
    context.json(
        database.<ObjectNode>read(
            handle -> {
              List<StoredInspection> found = book.page(handle, filter, cursor, limit + 1);
              return page(handle, found, limit);
            }));
  }

  private ObjectNode page(org.jdbi.v3.core.Handle handle, List<StoredInspection> found, int limit) {
    List<StoredInspection> shown = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(shown.get(limit - 1).record().inspectionId())
            : Optional.empty();
    return Views.page(shown, stored -> views.inspection(handle, stored), next);
  }

  private void one(Context context) {
    context.json(views.inspection(require(context)));
  }

  private StoredInspection require(Context context) {
    String id = Query.of(context).path("id");
    return database.read(handle -> book.require(handle, id));
  }

  private void picture(Context context) {
    StoredInspection stored = require(context);
    Query query = Query.of(context);
    byte[] content = files.read(stored);
    context.header("Cache-Control", UNCHANGING);
    if (query.text("side").isPresent()) {
      int side = query.whole("side", USUAL_SIDE, SMALLEST_SIDE, LARGEST_SIDE);
      context.contentType("image/jpeg").result(small(content, side, stored));
      return;
    }
    Optional<PictureFormat> format = PictureFormat.of(content);
    context
        .contentType(
            format
                .map(known -> "image/" + known.name().toLowerCase(Locale.ROOT))
                .orElse("application/octet-stream"))
        .header(
            "Content-Disposition",
            format.isPresent() ? "inline" : "attachment; filename=\"not-a-picture.bin\"")
        .result(content);
  }

  private byte[] small(byte[] content, int side, StoredInspection stored) {
    try {
      return Thumbnails.jpeg(reader.read(content, stored.record().image().reference()), side);
    } catch (UnreadablePictureException e) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND, "What was sent is no picture; get it without 'side'.", e);
    }
  }

  private void map(Context context) {
    StoredInspection stored = require(context);
    int side = Query.of(context).whole("side", USUAL_SIDE, SMALLEST_SIDE, LARGEST_SIDE);
    byte[] layer = files.layer(stored, side);
    context.header("Cache-Control", UNCHANGING).contentType("image/png").result(layer);
  }

  private enum Format {
    CSV,
    JSONL
  }

  private void export(Context context) {
    Query query = Query.of(context);
    Format format =
        query
            .word("format", Format.class)
            .orElseThrow(() -> Refusal.invalid("format must be csv or jsonl."));
    InspectionFilter filter = query.filter();
    String ending = format.name().toLowerCase(Locale.ROOT);
    context
        .contentType(format == Format.CSV ? "text/csv" : "application/x-ndjson")
        .header("Content-Disposition", "attachment; filename=\"inspections." + ending + "\"");
    try (OutputStream out = new Unflushed(context.res().getOutputStream());
        InspectionWriter writer =
            format == Format.CSV ? CsvInspections.start(out) : new JsonInspections(out)) {
      database.read(
          handle -> {
            book.each(handle, filter, stored -> writer.write(stored.record()));
            return true;
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A buffer that is emptied when it is full, not after every line. */
  private static final class Unflushed extends BufferedOutputStream {

    Unflushed(OutputStream out) {
      super(out, EXPORT_BUFFER);
    }

    @Override
    public synchronized void flush() {
      // The lines ask for it one by one; closing writes the rest.
    }

    @Override
    public void close() throws IOException {
      super.flush();
      out.close();
    }
  }

  record ReviewRequest(Verdict verdict, Optional<String> comment) {}

  private void review(Context context) {
    String id = Query.of(context).path("id");
    ReviewRequest request = Body.json(context, ReviewRequest.class);
    if (request.verdict() != Verdict.OK && request.verdict() != Verdict.NG) {
      throw Refusal.invalid("verdict must be OK or NG.");
    }
    Optional<String> comment = request.comment().filter(text -> !text.isBlank());
    if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
      throw Refusal.invalid("comment has more than " + LONGEST_COMMENT + " characters.");
    }
    StoredInspection reviewed = desk.review(id, request.verdict(), comment, Callers.of(context));
    context.status(201).json(views.inspection(reviewed));
  }

  private void reviews(Context context) {
    StoredInspection stored = require(context);
    List<OperatorDecision> all =
        database.read(handle -> book.reviews(handle, stored.record().inspectionId()));
    context.json(Views.items(all, decision -> Json.mapper().valueToTree(decision)));
  }

  private void queue(Context context) {
    Query query = Query.of(context);
    Optional<String> station = query.text("station");
    Optional<String> cursor = query.cursor();
    int limit = query.limit();
    context.json(
        database.<ObjectNode>read(
            handle -> {
              List<StoredInspection> found = book.waiting(handle, station, cursor, limit + 1);
              ObjectNode json = page(handle, found, limit);
              return json.put("waiting", book.waitingCount(handle, station));
            }));
  }
}
