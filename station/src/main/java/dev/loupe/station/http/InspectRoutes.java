package dev.loupe.station.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.LoupeException;
import dev.loupe.image.PictureReader;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.inspection.Order;
import dev.loupe.station.inspection.ReceivedPicture;
import dev.loupe.station.inspection.StationDesk;
import dev.loupe.station.inspection.StationDesk.Seat;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.setting.InspectionSettings;
import dev.loupe.station.store.AllowedFolders;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges pictures: the body, a form, a path; one or several. */
public final class InspectRoutes {

  private static final String PICTURE = "picture";
  private static final String UNNAMED = "upload";

  private final StationDesk desk;
  private final AllowedFolders allowed;
  private final InspectionSettings limits;
  private final PictureReader reader;

  /** Judges at the desk. */
  public InspectRoutes(StationDesk desk, AllowedFolders allowed, InspectionSettings limits) {
    this.desk = desk;
    this.allowed = allowed;
    this.limits = limits;
    reader = ReceivedPicture.reader(limits);
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.post("/api/inspections", Role.OPERATOR, this::one),
        Route.post("/api/inspections/batch", Role.OPERATOR, this::batch));
  }

  private void one(Context context) {
    String type = Body.mediaType(context);
    StoredInspection stored =
        switch (type) {
          case "multipart/form-data" -> form(context);
          case "application/json" -> byPath(context);
          default -> raw(context, type);
        };
    context.status(201).json(Views.fresh(stored));
  }

  private StoredInspection raw(Context context, String type) {
    if (!type.startsWith("image/") && !type.equals("application/octet-stream")) {
      throw Body.unsupported(
          "image/..., application/octet-stream, multipart/form-data or application/json", context);
    }
    Query query = Query.of(context);
    Order order = order(query, query.text("reference").orElse(UNNAMED));
    Body.requireDeclared(context, limits.maxBytes().count());
    try (Seat seat = desk.admit(expected(context))) {
      byte[] content = Body.bytes(context, limits.maxBytes().count());
      return seat.inspect(order, new ReceivedPicture(content, order.reference(), reader));
    }
  }

  /** How many bytes the body has, as far as is known before it is read. */
  private long expected(Context context) {
    long declared = context.req().getContentLengthLong();
    return declared >= 0
        ? Math.min(declared, limits.maxBytes().count())
        : limits.maxBytes().count();
  }

  private StoredInspection form(Context context) {
    Body.requireDeclared(context, limits.maxBytes().count() + (1 << 20));
    try (Seat seat = desk.admit(expected(context))) {
      List<UploadedFile> files = context.uploadedFiles(PICTURE);
      if (files.size() != 1) {
        throw new Refusal(
            Refusal.Kind.BAD_REQUEST,
            "The form must have one file named 'picture', not " + files.size() + ".");
      }
      UploadedFile file = files.get(0);
      return seat.inspect(order(new Form(context), file), picture(file));
    }
  }

  private ReceivedPicture picture(UploadedFile file) {
    if (file.size() > limits.maxBytes().count()) {
      throw Body.tooLarge(limits.maxBytes().count());
    }
    try (InputStream in = file.content()) {
      return new ReceivedPicture(in.readAllBytes(), name(file), reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(UploadedFile file) {
    String name = file.filename().replaceAll("\\p{Cntrl}", "?");
    return name.isBlank() ? UNNAMED : Texts.line("filename", name);
  }

  /** The fields of a form; what it lacks is looked for in the address. */
  private record Form(Context context) {

    Optional<String> text(String name) {
      return Optional.ofNullable(context.formParam(name))
          .filter(value -> !value.isEmpty())
          .map(value -> Texts.line(name, value))
          .or(() -> Query.of(context).text(name));
    }
  }

  private static Order order(Form form, UploadedFile file) {
    return new Order(
        form.text("station"),
        form.text("recipe"),
        form.text("reference").orElseGet(() -> name(file)),
        form.text("serial"),
        form.text("camera"),
        form.text("product"),
        form.text("panel"),
        form.text("position"),
        form.text("acquired").map(value -> Query.time("acquired", value)));
  }

  private static Order order(Query query, String reference) {
    return new Order(
        query.text("station"),
        query.text("recipe"),
        reference,
        query.text("serial"),
        query.text("camera"),
        query.text("product"),
        query.text("panel"),
        query.text("position"),
        query.time("acquired"));
  }

  record ByPath(
      String path,
      Optional<String> station,
      Optional<String> recipe,
      Optional<String> serial,
      Optional<String> camera,
      Optional<String> product,
      Optional<String> panel,
      Optional<String> position,
      Optional<Instant> acquired) {

    Order order() {
      return new Order(station, recipe, path, serial, camera, product, panel, position, acquired);
    }
  }

  private StoredInspection byPath(Context context) {
    ByPath wanted = Body.json(context, ByPath.class);
    return byPath(wanted.order(), wanted.path());
  }

  private StoredInspection byPath(Order order, String path) {
    Path file = allowed.file(path);
    try {
      long size = Files.size(file);
      if (size > limits.maxBytes().count()) {
        throw Body.tooLarge(limits.maxBytes().count());
      }
      try (Seat seat = desk.admit(size)) {
        return seat.inspect(order, new ReceivedPicture(Files.readAllBytes(file), path, reader));
      }
    } catch (IOException e) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND, "The file '" + path + "' cannot be read any more.", e);
    }
  }

  record Batch(
      List<String> paths,
      Optional<String> station,
      Optional<String> recipe,
      Optional<String> panel) {}

  private void batch(Context context) {
    ArrayNode items = Json.mapper().createArrayNode();
    switch (Body.mediaType(context)) {
      case "multipart/form-data" -> batchForm(context, items);
      case "application/json" -> batchByPath(context, items);
      default -> throw Body.unsupported("multipart/form-data or application/json", context);
    }
    ObjectNode json = Json.mapper().createObjectNode();
    json.set("items", items);
    context.json(json);
  }

  private void batchByPath(Context context, ArrayNode items) {
    Batch batch = Body.json(context, Batch.class);
    requireCount(batch.paths().size());
    for (String path : batch.paths()) {
      Order order =
          new Order(
              batch.station(),
              batch.recipe(),
              path,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              batch.panel(),
              Optional.empty(),
              Optional.empty());
      items.add(outcome(path, () -> byPath(order, path)));
    }
  }

  private void batchForm(Context context, ArrayNode items) {
    Body.requireDeclared(context, limits.maxBytes().count() * limits.batch());
    List<UploadedFile> files = context.uploadedFiles(PICTURE);
    requireCount(files.size());
    Form form = new Form(context);
    for (UploadedFile file : files) {
      items.add(outcome(name(file), () -> fromForm(form, file)));
    }
  }

  private StoredInspection fromForm(Form form, UploadedFile file) {
    try (Seat seat = desk.admit(file.size())) {
      return seat.inspect(order(form, file), picture(file));
    }
  }

  private void requireCount(int count) {
    if (count < 1 || count > limits.batch()) {
      throw Refusal.invalid("A batch has 1 to " + limits.batch() + " pictures, not " + count + ".");
    }
  }

  private interface Work {
    StoredInspection run();
  }

  private static ObjectNode outcome(String reference, Work work) {
    ObjectNode item = Json.mapper().createObjectNode().put("reference", reference);
    item.putNull("inspection").putNull("problem");
    try {
      item.set("inspection", Views.fresh(work.run()));
    } catch (LoupeException e) {
      item.set("problem", Json.mapper().valueToTree(Problems.Problem.of(e)));
    }
    return item;
  }
}
