package dev.loupe.station.http;

import dev.loupe.station.access.Role;
import dev.loupe.station.inspection.Switchboard.Change;
import dev.loupe.station.recalibration.RecalibrationView;
import dev.loupe.station.recalibration.Recalibrations;
import io.javalin.http.Context;
import java.util.List;

/** Thresholds drawn anew from good pictures, looked at, and put in force. */
public final class RecalibrationRoutes {

  private static final String ALL = "/api/stations/{station}/recipes/{recipe}/recalibrations";

  private final Recalibrations recalibrations;

  /** Over the recalibrations. */
  public RecalibrationRoutes(Recalibrations recalibrations) {
    this.recalibrations = recalibrations;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Role.VIEWER, this::list),
        Route.post(ALL, Role.ENGINEER, this::start),
        Route.post(ALL + "/{recalibration}/apply", Role.ENGINEER, this::apply));
  }

  private void list(Context context) {
    Query query = Query.of(context);
    context.json(
        Views.items(
            recalibrations.of(query.path("station"), query.path("recipe")), RecalibrationView::of));
  }

  private void start(Context context) {
    Query query = Query.of(context);
    Recalibrations.Request wanted = Body.json(context, Recalibrations.Request.class);
    context
        .status(202)
        .json(
            RecalibrationView.of(
                recalibrations.start(
                    query.path("station"), query.path("recipe"), wanted, Callers.of(context))));
  }

  record Apply(String reason) {}

  private void apply(Context context) {
    Query query = Query.of(context);
    Apply wanted = Body.json(context, Apply.class);
    Change change =
        new Change(
            query.path("station"), query.path("recipe"), Callers.of(context), wanted.reason());
    context
        .status(201)
        .json(Views.activation(recalibrations.apply(query.path("recalibration"), change)));
  }
}
