package dev.loupe.station.alert;

import java.util.List;
import java.util.stream.Stream;

/**
 * A plant's settings for all rules: {@code alerts} in the server's settings.
 *
 * @param singleNg one NG part
 * @param ngRate k NG in the last n
 * @param samePosition the same place again and again
 * @param scoreDrift the scores of good parts drift
 * @param silentStation a lane fell silent
 */
public record AlertRules(
    SingleNg singleNg,
    NgRate ngRate,
    SamePosition samePosition,
    ScoreDrift scoreDrift,
    SilentStation silentStation) {

  /** Each rule's own defaults. */
  public static final AlertRules DEFAULT =
      new AlertRules(
          SingleNg.DEFAULT,
          NgRate.DEFAULT,
          SamePosition.DEFAULT,
          ScoreDrift.DEFAULT,
          SilentStation.DEFAULT);

  /** The rules that are wanted. */
  public List<AlertRule<?>> enabled() {
    return Stream.<AlertRule<?>>of(singleNg, ngRate, samePosition, scoreDrift, silentStation)
        .filter(AlertRule::enabled)
        .toList();
  }
}
