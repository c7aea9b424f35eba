package dev.loupe.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.experiment.PastRun.Finished;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two rows beside their figures, such as "size: 64 -> 96". */
final class ChangedConditions {

  private ChangedConditions() {}

  /** A line for each difference. */
  static List<String> between(List<Finished> before, List<Finished> after) {
    CellResult first = before.get(0).result();
    CellResult second = after.get(0).result();
    List<String> changed = new ArrayList<>();
    addSettings("", first.order().settings(), second.order().settings(), changed);
    add("method", first.order().method(), second.order().method(), changed);
    add("data set fingerprint", first.order().fingerprint(), second.order().fingerprint(), changed);
    add("weights", first.order().weightsSha256(), second.order().weightsSha256(), changed);
    add("held out", first.order().heldOut(), second.order().heldOut(), changed);
    add("false calls", first.order().falseCalls(), second.order().falseCalls(), changed);
    add("protocol", first.order().protocol(), second.order().protocol(), changed);
    add("metric size", first.order().metricSize(), second.order().metricSize(), changed);
    add("Loupe", first.provenance().loupeVersion(), second.provenance().loupeVersion(), changed);
    add("machine", first.provenance().machine(), second.provenance().machine(), changed);
    add("seeds", seeds(before), seeds(after), changed);
    return changed;
  }

  private static List<Long> seeds(List<Finished> cells) {
    return cells.stream().map(cell -> cell.result().order().seed()).toList();
  }

  private static void add(String what, Object before, Object after, List<String> changed) {
    if (!before.equals(after)) {
      changed.add(what + ": " + before + " -> " + after);
    }
  }

  private static void addSettings(
      String prefix, JsonNode before, JsonNode after, List<String> changed) {
    Set<String> keys = new TreeSet<>();
    before.fieldNames().forEachRemaining(keys::add);
    after.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      JsonNode old = before.path(key);
      JsonNode now = after.path(key);
      if (old.isObject() && now.isObject()) {
        addSettings(prefix + key + ".", old, now, changed);
      } else {
        add(prefix + key, printed(old), printed(now), changed);
      }
    }
  }

  private static String printed(JsonNode value) {
    return value.isMissingNode() ? "(none)" : Variation.text(value);
  }
}
