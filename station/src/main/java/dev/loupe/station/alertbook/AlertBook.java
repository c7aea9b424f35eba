package dev.loupe.station.alertbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.Json;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.access.Caller;
import dev.loupe.station.alert.AlertRule;
import dev.loupe.station.alert.AlertRules;
import dev.loupe.station.alert.Change;
import dev.loupe.station.alert.Lane;
import dev.loupe.station.alert.SeenPart;
import dev.loupe.station.alert.Step;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.event.StationEvent;
import dev.loupe.station.inspection.StoredInspection;
import dev.loupe.station.line.MessageKind;
import dev.loupe.station.outbox.Outbox;
import dev.loupe.station.store.Database;
import dev.loupe.station.store.Transaction;
import dev.loupe.verdict.Ulids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Applies the rules to every inspection and keeps what they say.
 *
 * <p>The state of the rules, the alert and the message to the line are written in the transaction
 * that stores the inspection: after a kill at any moment all of them tell of the same inspections.
 * States are remembered once they are committed, so that an inspection reads none; one process at a
 * time may keep the book of a database. Safe for threads; inspections of one lane take turns here.
 */
public final class AlertBook {

  private static final int MOST_STATES = 1000;

  private final List<AlertRule<?>> rules;
  private final Database database;
  private final RuleStates states;
  private final LaneTurns turns = new LaneTurns();
  private final Outbox outbox;
  private final EventBus events;
  private final AuditTrail audit;
  private final Ulids ids;
  private final Clock clock;

  /** A book; {@link #open} it before the first inspection. */
  public AlertBook(
      AlertRules rules,
      Database database,
      Outbox outbox,
      EventBus events,
      AuditTrail audit,
      Ulids ids,
      Clock clock) {
    this.rules = rules.enabled();
    this.database = database;
    states = new RuleStates(database, MOST_STATES);
    this.outbox = outbox;
    this.events = events;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Ends the events of rules that are no longer wanted. */
  public void open() {
    Set<String> wanted = rules.stream().map(AlertRule::id).collect(Collectors.toSet());
    database.write(
        tx -> {
          AlertRows rows = new AlertRows(tx.handle());
          for (Alert alert : rows.lasting()) {
            if (!wanted.contains(alert.rule())) {
              states.forget(tx, alert.rule());
              close(tx, alert, "The rule " + alert.rule() + " was switched off.", Optional.empty());
            }
          }
        });
  }

  /** An inspection is being stored. */
  public void stored(Transaction tx, StoredInspection inspection) {
    SeenPart part = SeenPart.of(inspection.record(), inspection.station());
    turns.take(tx, part.lane());
    for (AlertRule<?> rule : rules) {
      observe(tx, rule, part);
    }
  }

  private <S extends Record> void observe(Transaction tx, AlertRule<S> rule, SeenPart part) {
    Scene scene = new Scene(rule, part.lane(), rule.aspect(part), Optional.of(part.inspectionId()));
    step(tx, rule, scene, state -> rule.observe(state, part));
  }

  private <S extends Record> void step(
      Transaction tx, AlertRule<S> rule, Scene scene, Function<S, Step<S>> move) {
    S before = states.read(tx, rule, scene.key());
    Step<S> step = move.apply(before);
    if (!step.state().equals(before)) {
      states.write(tx, scene.key(), step.state(), clock.millis());
    }
    step.changes().forEach(change -> happened(tx, scene, change));
  }

  /**
   * Time passed.
   *
   * @param watchedSince since when the server runs
   */
  public void tick(Instant watchedSince) {
    for (AlertRule<?> rule : rules) {
      tick(rule, watchedSince);
    }
  }

  /** Looks first without writing: most ticks change nothing, and a write would hold up the line. */
  private <S extends Record> void tick(AlertRule<S> rule, Instant watchedSince) {
    Instant now = clock.instant();
    for (RuleStates.Kept<S> one : states.all(rule)) {
      if (!rule.tick(one.state(), one.lane(), now, watchedSince).changes().isEmpty()) {
        database.write(tx -> tick(tx, rule, one, watchedSince));
      }
    }
  }

  private <S extends Record> void tick(
      Transaction tx, AlertRule<S> rule, RuleStates.Kept<S> kept, Instant watchedSince) {
    turns.take(tx, kept.lane());
    Scene scene = new Scene(rule, kept.lane(), kept.aspect(), Optional.empty());
    Instant now = clock.instant();
    step(tx, rule, scene, state -> rule.tick(state, kept.lane(), now, watchedSince));
  }

  private record Scene(AlertRule<?> rule, Lane lane, String aspect, Optional<String> inspection) {

    RuleStates.Key key() {
      return new RuleStates.Key(rule.id(), lane, aspect);
    }

    AlertRows.Place place(Change change) {
      return new AlertRows.Place(
          rule.id(), lane.station(), lane.camera(), aspect, change.subject());
    }
  }

  private void happened(Transaction tx, Scene scene, Change change) {
    AlertRows rows = new AlertRows(tx.handle());
    if (change.kind() == Change.Kind.RAISED) {
      raise(tx, scene, change);
      return;
    }
    Optional<Alert> lasting = rows.lasting(scene.place(change));
    if (change.kind() == Change.Kind.CLEARED) {
      lasting.ifPresent(alert -> close(tx, alert, change.message(), scene.inspection()));
    } else if (lasting.isPresent()) {
      rows.showedAgain(lasting.get().id(), clock.millis());
      show(tx, lasting.get().id());
    }
  }

  private void raise(Transaction tx, Scene scene, Change change) {
    Instant now = clock.instant();
    Alert alert =
        new Alert(
            ids.next(),
            scene.rule().id(),
            scene.rule().kind(),
            scene.lane().station(),
            scene.rule().severity(),
            Alert.State.OPEN,
            change.message(),
            detail(scene, change),
            scene.inspection(),
            1,
            now,
            now,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    new AlertRows(tx.handle()).add(alert, scene.place(change));
    tell(tx, alert, "raised", change.message(), scene.inspection());
    show(tx, alert.id());
  }

  private static ObjectNode detail(Scene scene, Change change) {
    ObjectNode detail = Json.mapper().createObjectNode();
    detail.put("camera", scene.lane().camera());
    detail.put("aspect", scene.aspect());
    detail.put("subject", change.subject());
    return detail;
  }

  private void close(Transaction tx, Alert alert, String message, Optional<String> inspection) {
    new AlertRows(tx.handle()).close(alert.id(), clock.millis());
    tell(tx, alert, "cleared", message, inspection);
    show(tx, alert.id());
  }

  private void tell(
      Transaction tx, Alert alert, String change, String message, Optional<String> inspection) {
    AlertNotice notice =
        new AlertNotice(
            alert.id(),
            change,
            clock.instant(),
            alert.rule(),
            alert.kind(),
            alert.severity(),
            alert.station(),
            message,
            inspection,
            alert.detail());
    Map<String, String> names =
        Map.of(
            "station", alert.station(),
            "camera", alert.detail().path("camera").asText(),
            "rule", alert.rule());
    outbox.add(tx, MessageKind.ALERT, "alert:" + alert.id(), names, text(notice));
  }

  private static String text(AlertNotice notice) {
    try {
      return Json.mapper().writeValueAsString(notice);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every notice can be written as JSON", e);
    }
  }

  /** Tells the page, once it stands. */
  private void show(Transaction tx, String id) {
    Alert alert = new AlertRows(tx.handle()).find(id).orElseThrow();
    tx.afterCommit(
        () ->
            events.publish(
                new StationEvent(
                    "alert", Optional.of(alert.station()), Json.mapper().valueToTree(alert))));
  }

  /**
   * Somebody has seen an alert. The event goes on until its cause ends; no further message is sent.
   *
   * @throws Refusal when there is none, or it is over or was seen already
   */
  public Alert acknowledge(String id, Optional<String> comment, Caller caller) {
    return database.writeFor(
        tx -> {
          AlertRows rows = new AlertRows(tx.handle());
          Alert alert = rows.find(id).orElseThrow(() -> Refusal.notFound("alert", id));
          if (alert.state() != Alert.State.OPEN) {
            throw new Refusal(
                Refusal.Kind.CONFLICT,
                "Only an OPEN alert can be acknowledged; this one is " + alert.state() + ".");
          }
          rows.acknowledge(id, caller.name(), comment, clock.millis());
          audit.record(
              tx,
              caller.name(),
              "acknowledge_alert",
              id,
              Json.mapper().createObjectNode().put("comment", comment.orElse("")));
          show(tx, id);
          return rows.find(id).orElseThrow();
        });
  }

  /**
   * Alerts, the newest first.
   *
   * @param before the id of the last one already seen
   */
  public List<Alert> list(
      Optional<Alert.State> state, Optional<String> station, Optional<String> before, int most) {
    return database.read(handle -> new AlertRows(handle).list(state, station, before, most));
  }
}
