package dev.loupe.station.reach;

import dev.loupe.station.Refusal;
import dev.loupe.station.access.Caller;
import dev.loupe.station.access.Role;
import dev.loupe.station.alertbook.Alert;
import dev.loupe.station.alertbook.AlertBook;
import dev.loupe.station.http.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The calls about alerts. */
final class AlertRoutes {

  private static final int LONGEST_COMMENT = 2000;

  private final AlertBook book;
  private final Function<Context, Caller> callers;

  AlertRoutes(AlertBook book, Function<Context, Caller> callers) {
    this.book = book;
    this.callers = callers;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/alerts", Role.VIEWER, this::list),
        Route.post("/api/alerts/{alert}/acknowledge", Role.OPERATOR, this::acknowledge));
  }

  private void list(Context context) {
    PageQuery page = PageQuery.of(context);
    Optional<Alert.State> state = page.choice("state", Alert.State.class);
    List<Alert> found = book.list(state, page.text("station"), page.cursor(), page.limit());
    page.answer(found, Alert::id);
  }

  private void acknowledge(Context context) {
    Optional<String> comment = Bodies.read(context, Said.class).comment();
    if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
      throw Refusal.invalid("'comment' has more than " + LONGEST_COMMENT + " characters.");
    }
    Alert alert = book.acknowledge(context.pathParam("alert"), comment, callers.apply(context));
    PageQuery.answer(context, alert);
  }

  /**
   * What a person says with it.
   *
   * @param comment in free words
   */
  record Said(Optional<String> comment) {}
}
