package dev.loupe.evaluation;

import dev.loupe.dataset.Sample;
import dev.loupe.detector.Detection;
import dev.loupe.evaluation.GroupFigures.Called;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Mask;
import dev.loupe.metric.Localisation;
import dev.loupe.metric.PixelMetrics;
import dev.loupe.verdict.Examination;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.HysteresisRegions;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.InspectionSetup;
import dev.loupe.verdict.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Adds up what an evaluation has seen so far. */
final class Tally {

  private final EvaluationPlan plan;
  private final InspectionSetup setup;
  private final boolean marked;
  private final HysteresisRegions regions;
  private final PixelMetrics pixels = new PixelMetrics();
  private final Localisation localisation = new Localisation();
  private final List<ScoredSample> samples = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<Called> called = new ArrayList<>();
  private int withMask;
  private int withoutMask;

  Tally(EvaluationPlan plan, InspectionSetup setup) {
    this.plan = plan;
    this.setup = setup;
    marked = plan.dataset().test().stream().anyMatch(sample -> sample.mask().isPresent());
    regions = HysteresisRegions.of(setup.thresholds(), OptionalDouble.empty());
  }

  void add(Sample sample, Examination examination) {
    Inspection inspection = examination.inspection();
    if (examination.finding().isEmpty()) {
      leftOut.add(LeftOut.of(sample, inspection));
      return;
    }
    samples.add(ScoredSample.of(sample, inspection));
    addGroups(sample, examination.finding().get());
    Optional<Mask> truth =
        examination.picture().flatMap(picture -> GroundTruth.of(sample, picture));
    if (truth.isEmpty()) {
      withoutMask++;
    } else if (marked) {
      addPixels(sample.id(), examination.finding().get(), truth.get());
    }
  }

  private void addGroups(Sample sample, Finding finding) {
    List<Region> found = finding.segmentation().regions();
    if (found.stream().anyMatch(region -> region.defectGroup().isPresent())) {
      List<Optional<String>> types = RegionTypes.of(sample, finding.segmentation());
      for (int i = 0; i < found.size(); i++) {
        called.add(new Called(found.get(i).defectGroup().orElseThrow(), types.get(i)));
      }
    }
  }

  private void addPixels(String id, Finding finding, Mask truth) {
    withMask++;
    if (plan.metricSize() == MetricSize.ORIGINAL) {
      addPixels(id, finding.map(), finding.segmentation().mask(), truth);
      return;
    }
    Detection detection = finding.detection();
    AnomalyMap map = detection.map();
    Mask grid = GroundTruth.onGrid(truth, detection.placement(), map.width(), map.height());
    addPixels(id, map, regions.find(map).mask(), grid);
  }

  private void addPixels(String id, AnomalyMap map, Mask predicted, Mask truth) {
    pixels.add(id, map, truth);
    localisation.add(id, predicted, truth);
  }

  Evaluation evaluation() {
    Evaluation measured = measured();
    return called.isEmpty() ? measured : measured.withGroups(GroupFigures.of(called));
  }

  private Evaluation measured() {
    return Evaluation.of(
        plan,
        setup,
        samples,
        leftOut,
        marked ? Optional.of(PixelFigures.of(pixels, localisation, withMask)) : Optional.empty(),
        withoutMask);
  }
}
