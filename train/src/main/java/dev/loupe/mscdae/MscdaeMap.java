package dev.loupe.mscdae;

import dev.loupe.network.Ops;
import dev.loupe.scratch.GoodResidual;
import dev.loupe.scratch.MapNetwork;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From the picture to the map: each level's residual in its own unit, then all in one.
 *
 * @param network that gives the residuals
 * @param units of the levels
 * @param combination of the levels
 */
record MscdaeMap(MultiScale network, List<GoodResidual> units, Combination combination)
    implements MapNetwork {

  MscdaeMap {
    units = List.copyOf(units);
  }

  @Override
  public <T> T map(Ops<T> ops, T x) {
    List<T> residuals = network.residuals(ops, x);
    return combination.apply(
        ops,
        IntStream.range(0, residuals.size())
            .mapToObj(level -> units.get(level).normalised(ops, residuals.get(level)))
            .toList());
  }
}
