package dev.loupe.dataset;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What every split must keep to. */
record SplitRules(Findings findings) {

  private static final int FEW = 20;

  void check(List<Sample> samples) {
    List<Sample> train = in(Split.TRAIN, samples);
    List<Sample> test = in(Split.TEST, samples);
    train.stream()
        .filter(Sample::defective)
        .forEach(sample -> findings.add(DatasetFlaw.DEFECTIVE_IN_TRAINING, sample.id()));
    checkGroups(train, test);
    checkTraining(train.stream().filter(sample -> !sample.defective()).count());
    long defective = test.stream().filter(Sample::defective).count();
    findings.addIf(
        defective == 0, DatasetFlaw.NOTHING_TO_MEASURE_ON, "no defective picture for testing");
    findings.addIf(
        defective == test.size(), DatasetFlaw.NOTHING_TO_MEASURE_ON, "no good picture for testing");
  }

  private void checkGroups(List<Sample> train, List<Sample> test) {
    Set<String> both = groups(train);
    both.retainAll(groups(test));
    both.forEach(group -> findings.add(DatasetFlaw.GROUP_ON_BOTH_SIDES, group));
  }

  private void checkTraining(long good) {
    String found = good + " found";
    findings.addIf(good == 0, DatasetFlaw.NOTHING_TO_LEARN_FROM, found);
    findings.addIf(good > 0 && good < FEW, DatasetFlaw.LITTLE_TO_LEARN_FROM, found);
  }

  private static List<Sample> in(Split split, List<Sample> samples) {
    return samples.stream().filter(sample -> sample.split() == split).toList();
  }

  private static Set<String> groups(List<Sample> samples) {
    return samples.stream().map(Sample::group).collect(Collectors.toCollection(TreeSet::new));
  }
}
