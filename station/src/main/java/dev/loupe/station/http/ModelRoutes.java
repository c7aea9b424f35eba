package dev.loupe.station.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.inspection.StationBook;
import dev.loupe.station.model.Model;
import dev.loupe.station.model.ModelShelf;
import dev.loupe.station.model.ModelShelf.Registered;
import dev.loupe.station.store.Database;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Registered detectors. */
public final class ModelRoutes {

  private static final int LONGEST_NOTE = 1000;

  private final Database database;
  private final ModelShelf models;
  private final StationBook stations;
  private final Views views;
  private final EventBus events;
  private final Path temporary;
  private final long largest;

  /**
   * Over the shelf.
   *
   * @param temporary where uploads go until they are checked
   * @param largest file that is accepted, in bytes
   */
  public ModelRoutes(
      Database database,
      ModelShelf models,
      StationBook stations,
      Views views,
      EventBus events,
      Path temporary,
      long largest) {
    this.database = database;
    this.models = models;
    this.stations = stations;
    this.views = views;
    this.events = events;
    this.temporary = temporary;
    this.largest = largest;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/models", Role.VIEWER, this::list),
        Route.post("/api/models", Role.ENGINEER, this::register),
        Route.get("/api/models/{model}", Role.VIEWER, this::one),
        Route.delete("/api/models/{model}", Role.ENGINEER, this::retire),
        Route.get("/api/models/{model}/file", Role.ENGINEER, this::file));
  }

  private void list(Context context) {
    context.json(
        database.<ObjectNode>read(
            handle -> Views.items(models.all(handle), one -> views.model(handle, one))));
  }

  private void one(Context context) {
    String id = Query.of(context).path("model");
    context.json(
        database.<ObjectNode>read(
            handle -> {
              Model model = models.require(handle, id);
              ObjectNode json = Json.mapper().createObjectNode();
              json.set("model", views.model(handle, model));
              json.set("manifest", Json.mapper().valueToTree(model.manifest()));
              return json;
            }));
  }

  private void register(Context context) {
    if (!Body.mediaType(context).equals("application/octet-stream")) {
      throw Body.unsupported("application/octet-stream", context);
    }
    Query query = Query.of(context);
    String name = query.text("name").orElseThrow(() -> Refusal.invalid("name is missing."));
    String note = query.text("note").orElse("");
    if (note.length() > LONGEST_NOTE) {
      throw Refusal.invalid("note has more than " + LONGEST_NOTE + " characters.");
    }
    Path file = upload(context);
    try {
      Registered registered =
          models.register(name, note, file, Optional.empty(), Callers.of(context));
      context.status(registered.isNew() ? 201 : 200).json(announced(registered.model()));
    } finally {
      discard(file);
    }
  }

  private Path upload(Context context) {
    Body.requireDeclared(context, largest);
    try {
      Path file = Files.createTempFile(temporary, "model", ".loupe");
      try (InputStream in = context.req().getInputStream();
          OutputStream out = Files.newOutputStream(file)) {
        copy(in, out);
      } catch (IOException | RuntimeException e) {
        discard(file);
        throw e;
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > largest) {
        throw Body.tooLarge(largest);
      }
      out.write(buffer, 0, read);
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode announced(Model model) {
    ObjectNode json = database.read(handle -> views.model(handle, model));
    events.publish(new StationEvent("model", Optional.empty(), json));
    return json;
  }

  private void retire(Context context) {
    String id = Query.of(context).path("model");
    Model retired =
        database.writeFor(
            tx -> {
              models.require(tx.handle(), id);
              List<String> places = stations.inForceAt(tx.handle(), id, true);
              if (!places.isEmpty()) {
                throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The model " + id + " is in force at " + String.join(", ", places) + ".");
              }
              return models.retire(tx, id, Callers.of(context));
            });
    announced(retired);
    context.status(204);
  }

  private void file(Context context) throws IOException {
    String id = Query.of(context).path("model");
    Model model = database.read(handle -> models.require(handle, id));
    context
        .contentType("application/octet-stream")
        .header("Content-Disposition", "attachment; filename=\"" + model.id() + ".loupe\"")
        .header("Content-Length", String.valueOf(model.bytes()))
        .result(Files.newInputStream(models.file(model)));
  }
}
