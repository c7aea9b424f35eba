package dev.loupe.report;

/** A drawing of numbers, with a title and one sentence on how to read it. */
public sealed interface Chart permits BarChart, CurveChart, ScatterChart, ScoreHistogram {

  /** A few words. */
  String title();

  /** How to read it, one or two sentences. */
  String reading();
}
