package dev.loupe.verdict;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.Picture;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Stopwatch.Stage;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** What is known so far about an inspection under way. */
final class InspectionSheet {

  private final InspectionSetup setup;
  private final Arrival arrival;
  private final String id;
  private final Clock clock;
  private final Instant received;
  private final Stopwatch watch = new Stopwatch();
  private Optional<String> sha256 = Optional.empty();
  private Optional<Picture> picture = Optional.empty();
  private String fault = "";

  InspectionSheet(InspectionSetup setup, Arrival arrival, String id, Clock clock) {
    this.setup = setup;
    this.arrival = arrival;
    this.id = id;
    this.clock = clock;
    received = clock.instant();
  }

  /** The picture, decoded; when it cannot be, the fault is noted. */
  Optional<Picture> read() {
    try {
      byte[] content = watch.time(Stage.DECODE, arrival.source()::content);
      sha256 = Optional.of(Sha256.of(content));
      picture = Optional.of(watch.time(Stage.DECODE, () -> arrival.source().picture(content)));
    } catch (LoupeException | UncheckedIOException e) {
      fault = "The picture could not be read: " + e.getMessage();
    }
    return picture;
  }

  <T> T time(Stage stage, Supplier<T> work) {
    return watch.time(stage, work);
  }

  Inspection invalid() {
    return invalid(fault);
  }

  Inspection invalid(String reason) {
    OptionalDouble none = OptionalDouble.empty();
    return inspection(Verdict.INVALID, reason, none, none, List.of(), 0);
  }

  Inspection judged(Finding finding) {
    double score = finding.detection().score();
    Thresholds thresholds = setup.thresholds();
    List<Region> regions = finding.segmentation().regions();
    return inspection(
        Reason.verdict(score, thresholds),
        Reason.of(score, thresholds, regions),
        OptionalDouble.of(score),
        OptionalDouble.of(thresholds.calibrated(score)),
        regions,
        finding.detection().placement().inspectedShare());
  }

  private Inspection inspection(
      Verdict verdict,
      String reason,
      OptionalDouble raw,
      OptionalDouble calibrated,
      List<Region> regions,
      double inspectedShare) {
    return new Inspection(
        id,
        arrival.origin(),
        setup.model(),
        setup.softwareVersion(),
        new Times(arrival.acquired(), received, clock.instant()),
        image(),
        verdict,
        reason,
        raw,
        calibrated,
        setup.thresholds().image(),
        setup.thresholds().review(),
        regions,
        Optional.empty(),
        watch.timings(),
        inspectedShare,
        Optional.empty());
  }

  private ImageReference image() {
    return new ImageReference(
        arrival.reference(),
        sha256,
        picture.map(p -> OptionalInt.of(p.width())).orElseGet(OptionalInt::empty),
        picture.map(p -> OptionalInt.of(p.height())).orElseGet(OptionalInt::empty));
  }
}
