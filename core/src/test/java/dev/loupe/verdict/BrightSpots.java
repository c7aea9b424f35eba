package dev.loupe.verdict;

import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.Acceptance;
import dev.loupe.detector.Detection;
import dev.loupe.detector.FalseCallPromise;
import dev.loupe.detector.InputGeometry;
import dev.loupe.detector.MapPlacement;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.Picture;
import dev.loupe.image.UnreadablePictureException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A detector by hand: a pixel is as anomalous as it is red, a picture as its reddest pixel. */
public final class BrightSpots {

  /** Ten o'clock on some first of March. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  /** NG from 200, REVIEW from 150; regions from seeds of 180 through 100. */
  public static final Thresholds THRESHOLDS =
      new Thresholds(
          200,
          150,
          10,
          180,
          100,
          0,
          new FalseCallPromise(0.03, 0.95, 99, 0.005, 598),
          List.of("by hand"));

  /** Mean grey from 5 to 250, at least 8 pixels. */
  public static final Acceptance ACCEPTANCE = new Acceptance(5, 250, 0, 0.2, 5, 8);

  private BrightSpots() {}

  /** The detector, on a grid of 16 x 16 that takes the nearest pixel. */
  public static Detection detect(Picture picture) {
    MapPlacement placement =
        MapPlacement.of(InputGeometry.whole(16), picture.width(), picture.height());
    float[] values = new float[16 * 16];
    for (int i = 0; i < values.length; i++) {
      int x = (int) ((i % 16 + 0.5) * picture.width() / 16);
      int y = (int) ((i / 16 + 0.5) * picture.height() / 16);
      values[i] = picture.at(x, y, 0);
    }
    AnomalyMap map = new AnomalyMap(16, 16, values);
    return new Detection(map, map.max(), placement, 1_000);
  }

  /** Thresholds, limits and names of this detector. */
  public static InspectionSetup setup() {
    return new InspectionSetup(
        new ModelReference("bright-spots", "ab".repeat(32)),
        ACCEPTANCE,
        THRESHOLDS,
        OptionalDouble.empty(),
        "0.1.0");
  }

  /** An inspector that goes by them. */
  public static Inspector inspector() {
    return inspector(BrightSpots::detect);
  }

  /** The same with another judge. */
  public static Inspector inspector(Judge judge) {
    return new Inspector(judge, setup(), CLOCK, new SplittableRandom(1));
  }

  /** A grey picture with a square spot in it. */
  public static Picture picture(int side, int background, int spot, int x, int y, int spotSide) {
    byte[] rgb = new byte[side * side * 3];
    Arrays.fill(rgb, (byte) background);
    for (int row = y; row < y + spotSide; row++) {
      int from = (row * side + x) * 3;
      Arrays.fill(rgb, from, from + 3 * spotSide, (byte) spot);
    }
    return new Picture(side, side, rgb);
  }

  /** A source of a picture whose bytes are its name. */
  public static PictureSource source(String name, Picture picture) {
    return new PictureSource() {
      @Override
      public byte[] content() {
        return name.getBytes(StandardCharsets.UTF_8);
      }

      @Override
      public Picture picture() {
        return picture;
      }
    };
  }

  /** A source of bytes that are no picture. */
  public static PictureSource damaged(String name) {
    return new PictureSource() {
      @Override
      public byte[] content() {
        return new byte[] {1, 2, 3};
      }

      @Override
      public Picture picture() {
        throw new UnreadablePictureException("Cannot read picture " + name + ": truncated.");
      }
    };
  }
}
