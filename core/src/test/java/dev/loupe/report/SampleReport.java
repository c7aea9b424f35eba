package dev.loupe.report;

import dev.loupe.report.CurveChart.Axis;
import dev.loupe.report.CurveChart.Curve;
import dev.loupe.report.CurveChart.Mark;
import dev.loupe.report.FactGroup.Fact;
import dev.loupe.report.ReportModel.Notice;
import dev.loupe.report.Section.Heading;
import dev.loupe.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** A report with invented but plausible content, made from a seed. */
final class SampleReport {

  private static final List<String> TYPES = List.of("blowhole", "break", "crack", "fray", "uneven");

  private final Random random = new Random(5);

  ReportModel model() {
    return new ReportModel(
        "Loupe \u00b7 evaluation",
        "simplenet on magnetic-tile",
        List.of(
            "At its own threshold it catches 183 of 196 defective parts and calls 2 of 238 good "
                + "parts bad.",
            "Measured on 434 pictures that the detector had never seen: 238 good and 196 defective "
                + "of 5 kinds, with 196 defect masks."),
        List.of(
            new Notice(
                Tone.CAUTION,
                "3 pictures could not be read and are left out of every figure; they are listed at "
                    + "the end.")),
        List.of(figures(), misses(), falseCalls(), correct(), charts(), tables(), facts()),
        "Written by Loupe 0.1.0 on 2026-03-02 at 09:14 UTC.");
  }

  private static Section figures() {
    return new Section.Figures(
        new Heading("figures", "Main figures", ""),
        List.of(
            new Figure(
                    "I-AUROC",
                    "0.984",
                    "95 % interval 0.972 to 0.991",
                    "The chance that a defective part scores higher than a good one: 1 is perfect, "
                        + "0.5 is guessing.",
                    Tone.NEUTRAL)
                .on(new Gauge(0.5, 1, 0.972, 0.984, 0.991, OptionalDouble.empty())),
            new Figure(
                "P-AUROC",
                "0.946",
                "at the pictures' original size",
                "The same for single pixels: how well the heat map tells defect from background.",
                Tone.NEUTRAL),
            new Figure(
                "AUPRO@0.3",
                "0.871",
                "196 defects",
                "How much of each defect the heat map covers, small defects counting as much as "
                    + "large ones.",
                Tone.NEUTRAL),
            new Figure(
                "F1 at the model's own threshold",
                "0.961",
                "best possible on these pictures 0.966",
                "Catching and not crying wolf in one number, at the threshold that runs on the "
                    + "line.",
                Tone.NEUTRAL),
            new Figure(
                    "False calls",
                    "0.8\u202F%",
                    "2 of 238 good parts; promised at most 1.5\u202F%",
                    "Good parts called bad: each costs an operator's look. The promise is kept.",
                    Tone.GOOD)
                .on(new Gauge(0, 0.04, 0.001, 0.0084, 0.03, OptionalDouble.of(0.015))),
            new Figure(
                    "Escapes",
                    "6.6\u202F%",
                    "13 of 196 defective parts; 95 % interval 3.6 to 11.1\u202F%",
                    "Defective parts called good: what would have left the line.",
                    Tone.BAD)
                .on(new Gauge(0, 0.2, 0.036, 0.066, 0.111, OptionalDouble.empty())),
            new Figure(
                "Time per picture",
                "38 ms",
                "median; 95 of 100 below 51 ms",
                "From decoded picture to verdict, one picture after the other.",
                Tone.NEUTRAL)));
  }

  private Section misses() {
    return gallery(
        "misses", "Worst misses", "Defective parts called good, the lowest score first.", 6, 'm');
  }

  private Section falseCalls() {
    return gallery(
        "false-calls",
        "Worst false calls",
        "Good parts called bad, the highest score first.",
        2,
        'f');
  }

  private Section correct() {
    return gallery("correct", "Correct ones", "A sample, drawn from the seed.", 6, 'c');
  }

  private Section gallery(String id, String title, String introduction, int count, char kind) {
    List<Triptych> shots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shots.add(shot(kind == 'c' ? (i == 2 || i == 3 ? 'g' : 'c') : kind, i));
    }
    return new Section.Gallery(new Heading(id, title, introduction), shots, "There are none.");
  }

  private Triptych shot(char kind, int index) {
    boolean defective = kind != 'f' && kind != 'g';
    String type = defective ? TYPES.get(index % TYPES.size()) : "good";
    double score =
        kind == 'm' ? 2.1 + index * 0.22 : 4.9 - index * 0.3 + random.nextDouble() * 0.05;
    Tone tone =
        kind == 'c' || kind == 'g'
            ? Tone.GOOD
            : kind == 'm' && score > 3.2 ? Tone.CAUTION : Tone.BAD;
    String verdict = score >= 3.86 ? "NG" : score >= 3.2 ? "REVIEW" : "OK";
    SamplePart part = new SamplePart(random.nextLong(), defective);
    return new Triptych(
        "MT_" + type + "/Imgs/exp" + (index + 1) + "_num_" + (21000 + index * 377) + ".jpg",
        SamplePart.WIDTH,
        SamplePart.HEIGHT,
        part.picture(),
        part.mask(),
        part.heat(score / 5),
        part.outlines(),
        new Triptych.Decision(
            verdict, tone, score, 3.862, 1 / (1 + Math.exp(-(score - 3.862) / 0.4))),
        type,
        List.of());
  }

  private Section charts() {
    double[] good = random.doubles(238).map(u -> 1.6 + 2.0 * Math.pow(u, 1.5)).toArray();
    good[0] = 4.1;
    good[1] = 4.9;
    double[] defective = random.doubles(196).map(u -> 3.1 + 5.5 * Math.pow(u, 0.9)).toArray();
    return new Section.Charts(
        new Heading("curves", "Curves", ""),
        List.of(
            ScoreHistogram.of(
                "Scores of good and defective parts",
                "Good parts right of the solid line are false calls; defective parts left of it "
                    + "are escapes.",
                new ScoreHistogram.Scores("good parts", good),
                new ScoreHistogram.Scores("defective parts", defective),
                3.862,
                3.2,
                48),
            new CurveChart(
                "ROC",
                "How many defects are caught at each rate of false calls; the ring is the model's "
                    + "own threshold.",
                new Axis("false calls (share of good)", 0, 1),
                new Axis("caught (share of defective)", 0, 1),
                List.of(bent("pictures, area 0.984", 0.02), bent("pixels, area 0.946", 0.07)),
                List.of(new Mark("own threshold", 0.0084, 0.934))),
            new CurveChart(
                "Precision and recall",
                "How many calls are right, against how many defects are caught.",
                new Axis("recall", 0, 1),
                new Axis("precision", 0, 1),
                List.of(falling("pictures, AP 0.987")),
                List.of(new Mark("own threshold", 0.934, 0.989))),
            new CurveChart(
                "Per-region overlap",
                "How much of each defect is covered at each rate of false pixels; AUPRO is the area "
                    + "up to 0.3.",
                new Axis("false pixels (share of all others)", 0, 0.3),
                new Axis("mean overlap", 0, 1),
                List.of(bent("AUPRO@0.3 = 0.871", 0.03)),
                List.of())));
  }

  private static Curve bent(String name, double bend) {
    double[] x = new double[301];
    double[] y = new double[301];
    for (int i = 0; i <= 300; i++) {
      x[i] = Math.pow(i / 300.0, 3);
      y[i] = Math.min(1, x[i] / (x[i] + bend) * (1 + bend));
    }
    return new Curve(name, x, y);
  }

  private static Curve falling(String name) {
    double[] x = new double[201];
    double[] y = new double[201];
    for (int i = 0; i <= 200; i++) {
      x[i] = i / 200.0;
      y[i] = 1 - 0.55 * Math.pow(x[i], 18);
    }
    return new Curve(name, x, y);
  }

  private static Section tables() {
    List<List<Cell>> types = new ArrayList<>();
    for (int i = 0; i < TYPES.size(); i++) {
      double recall = 0.98 - 0.05 * i;
      types.add(
          List.of(
              Cell.words(TYPES.get(i)),
              Cell.count(58 - 9 * i),
              Cell.count(i),
              Cell.share(recall - 0.11 - 0.03 * i, recall, Math.min(1, recall + 0.03)),
              Cell.number("0.98" + (9 - i), 0.98 + (9 - i) / 1000.0)));
    }
    return new Section.Tables(
        new Heading("types", "By kind of defect", ""),
        List.of(
            new Table(
                "How much of each kind is caught at the model's threshold",
                List.of("kind", "parts", "missed", "caught (95 % interval)", "I-AUROC"),
                types,
                "Intervals by Clopper and Pearson.",
                "No defective picture."),
            new Table(
                "Verdicts at the model's threshold",
                List.of("", "OK", "REVIEW", "NG"),
                List.of(
                    List.of(
                        Cell.words("good"),
                        Cell.count(225).toned(Tone.GOOD),
                        Cell.count(11).toned(Tone.CAUTION),
                        Cell.count(2).toned(Tone.BAD)),
                    List.of(
                        Cell.words("defective"),
                        Cell.count(9).toned(Tone.BAD),
                        Cell.count(4).toned(Tone.CAUTION),
                        Cell.count(183).toned(Tone.GOOD))),
                "",
                "")));
  }

  private static Section facts() {
    return new Section.Facts(
        new Heading("provenance", "Protocol and provenance", ""),
        List.of(
            new FactGroup(
                "Protocol",
                List.of(
                    Fact.words(
                        "protocol",
                        "honest: no test picture touched training, early stopping, normalisation "
                            + "or the threshold"),
                    Fact.words("pixel metrics", "at the pictures' original size"),
                    Fact.words("threshold", "held-out good pictures alone"))),
            new FactGroup(
                "Detector",
                List.of(
                    Fact.words("method", "simplenet"),
                    Fact.literal(
                        "artifact SHA-256",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                    new Fact(
                        "threshold history",
                        List.of(
                            "2026-03-01: 3.862 from 198 held-out good pictures, at most 1.5 % false "
                                + "calls with 95 % confidence",
                            "2026-03-01: review from 3.2, the 90th percentile"),
                        false)))));
  }
}
