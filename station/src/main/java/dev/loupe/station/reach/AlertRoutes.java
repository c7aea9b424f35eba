package dev.loupe.station.reach;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Role;
import dev.loupe.station.alertbook.Alert;
import dev.loupe.station.alertbook.AlertBook;
import dev.loupe.station.http.Body;
import dev.loupe.station.http.Callers;
import dev.loupe.station.http.Query;
import dev.loupe.station.http.Route;
import dev.loupe.station.http.Views;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The calls about alerts. */
final class AlertRoutes {

  private static final int LONGEST_COMMENT = 2000;

  private final AlertBook book;

  AlertRoutes(AlertBook book) {
    this.book = book;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/alerts", Role.VIEWER, this::list),
        Route.post("/api/alerts/{alert}/acknowledge", Role.OPERATOR, this::acknowledge));
  }

  private void list(Context context) {
    Query query = Query.of(context);
    List<Alert> found =
        book.list(
            query.word("state", Alert.State.class),
            query.text("station"),
            query.cursor(),
            query.limit());
    context.json(Views.page(found, query.limit(), Alert::id));
  }

  private void acknowledge(Context context) {
    Optional<String> comment = Body.json(context, Said.class).comment();
    if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
      throw Refusal.invalid("comment has more than " + LONGEST_COMMENT + " characters.");
    }
    Alert alert = book.acknowledge(Query.of(context).path("alert"), comment, Callers.of(context));
    context.json(Json.mapper().<ObjectNode>valueToTree(alert));
  }

  /**
   * What a person says with it.
   *
   * @param comment in free words
   */
  public record Said(Optional<String> comment) {}
}
