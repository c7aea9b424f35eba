package dev.loupe.training;

import dev.loupe.LoupeException;
import dev.loupe.agurnet.AgurNet;
import dev.loupe.auto.Auto;
import dev.loupe.cflow.Cflow;
import dev.loupe.dagan.Dagan;
import dev.loupe.method.DetectionMethod;
import dev.loupe.mscdae.Mscdae;
import dev.loupe.padim.Padim;
import dev.loupe.patchcore.PatchCore;
import dev.loupe.sequence.SequenceMethod;
import dev.loupe.simplenet.SimpleNet;
import java.util.List;
import java.util.stream.Collectors;

/** The detection methods there are; a new one is a line here. */
public final class Methods {

  private static final List<DetectionMethod<?>> ALL =
      List.of(
          SimpleNet.enhanced(),
          SimpleNet.plain(),
          new PatchCore(),
          new Padim(),
          new Cflow(),
          AgurNet.improved(),
          AgurNet.original(),
          AgurNet.basic(),
          new Mscdae(),
          SequenceMethod.lstmNdt(),
          SequenceMethod.bilstm(),
          new Dagan(),
          new Auto(List.of(new Padim(), SimpleNet.enhanced(), new PatchCore())));

  private Methods() {}

  /** All, the recommended one first. */
  public static List<DetectionMethod<?>> all() {
    return ALL;
  }

  /**
   * The one of that name.
   *
   * @throws LoupeException listing those there are
   */
  public static DetectionMethod<?> require(String id) {
    return ALL.stream()
        .filter(method -> method.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                new LoupeException(
                    "There is no method '"
                        + id
                        + "'. Possible: "
                        + ALL.stream().map(DetectionMethod::id).collect(Collectors.joining(", "))
                        + "."));
  }
}
