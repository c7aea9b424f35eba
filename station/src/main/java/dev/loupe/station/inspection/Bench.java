package dev.loupe.station.inspection;

import dev.loupe.Version;
import dev.loupe.detector.Detector;
import dev.loupe.detector.Thresholds;
import dev.loupe.station.model.Model;
import dev.loupe.station.model.OpenDetectors;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.HeldOutScore;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.Inspector;
import dev.loupe.verdict.Judge;
import dev.loupe.verdict.ModelReference;
import dev.loupe.verdict.RegionNaming;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.random.RandomGenerator;

/**
 * A detector set up to judge by one set of thresholds and one area: what a request meets.
 *
 * <p>Threads: may be shared. Closing waits for the pictures that are being judged, then lets go of
 * the detector; from then on there is nothing to be examined here.
 */
public final class Bench implements AutoCloseable {

  private final OpenDetectors.Lease lease;
  private final Inspector inspector;
  private final Optional<AreaJudge> area;
  private final Optional<BenchNaming> names;
  private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  private Bench(
      OpenDetectors.Lease lease,
      Inspector inspector,
      Optional<AreaJudge> area,
      Optional<BenchNaming> names) {
    this.lease = lease;
    this.inspector = inspector;
    this.area = area;
    this.names = names;
  }

  /** Sets up; takes the lease and the names over. */
  static Bench of(
      OpenDetectors.Lease lease,
      Model model,
      Thresholds thresholds,
      InspectedArea area,
      OptionalDouble millimetresPerPixel,
      Optional<BenchNaming> names,
      Clock clock,
      RandomGenerator random) {
    Detector detector = lease.detector();
    Optional<AreaJudge> judge =
        area.coversAll() ? Optional.empty() : Optional.of(new AreaJudge(detector::detect, area));
    InspectionSetup setup =
        new InspectionSetup(
            new ModelReference(model.id(), model.sha256()),
            model.manifest().acceptance(),
            thresholds,
            millimetresPerPixel,
            Version.current());
    Judge judging = judge.<Judge>map(one -> one).orElse(detector::detect);
    RegionNaming naming = names.<RegionNaming>map(one -> one).orElse(RegionNaming.NONE);
    return new Bench(lease, new Inspector(judging, setup, naming, clock, random), judge, names);
  }

  Thresholds thresholds() {
    return inspector.setup().thresholds();
  }

  /** The examination of a picture; empty when the bench was closed meanwhile. */
  Optional<Examination> examine(Arrival arrival) {
    life.readLock().lock();
    try {
      return closed ? Optional.empty() : Optional.of(inspector.examine(arrival));
    } finally {
      life.readLock().unlock();
    }
  }

  /**
   * What thresholds need to know of a good picture, of the part of it that counts; empty when it
   * cannot be judged.
   *
   * @param part which physical part it shows
   */
  public Optional<HeldOutScore> heldOut(String part, Arrival arrival) {
    return examine(arrival)
        .flatMap(Examination::finding)
        .map(Examination.Finding::detection)
        .map(
            seen ->
                area.map(judge -> judge.heldOut(part, seen))
                    .orElseGet(() -> HeldOutScore.of(part, seen)));
  }

  /** The share of the picture that counted. */
  double inspectedShare(Examination examination) {
    double seen = examination.inspection().inspectedShare();
    return area.flatMap(
            judge ->
                examination
                    .finding()
                    .map(
                        finding ->
                            judge.share(
                                finding.detection().placement(),
                                finding.detection().map().width(),
                                finding.detection().map().height())))
        .orElse(seen);
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        names.ifPresent(BenchNaming::close);
        lease.close();
      }
    } finally {
      life.writeLock().unlock();
    }
  }
}
