package dev.loupe.station.inspection;

import dev.loupe.AtomicFile;
import dev.loupe.LoupeException;
import dev.loupe.detector.MapPlacement;
import dev.loupe.detector.Thresholds;
import dev.loupe.image.AnomalyMap;
import dev.loupe.image.HeatMap;
import dev.loupe.image.PictureWriter;
import dev.loupe.verdict.Examination.Finding;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A heat map at rest: the anomaly map on the detector's grid in 255 steps, from where regions begin
 * to grow to as far above the line that makes one. Small on disk; drawn when somebody looks.
 */
@SuppressWarnings("ArrayRecordComponent") // written and drawn, never compared
record KeptMap(MapPlacement placement, int width, int height, byte[] levels) {

  private static final int MAGIC = 0x4c4d4150;
  private static final int LARGEST_SIDE = 4096;
  private static final int STEPS = 255;

  static KeptMap of(Finding finding, Thresholds thresholds) {
    AnomalyMap map = finding.detection().map();
    double low = thresholds.pixelLow();
    double high = thresholds.pixelHigh();
    double top = high + Math.max(high - low, Math.max(Math.abs(high) * 0.05, 1e-9));
    byte[] levels = new byte[map.values().length];
    for (int i = 0; i < levels.length; i++) {
      double share = (map.values()[i] - low) / (top - low);
      levels[i] = (byte) Math.round(STEPS * Math.max(0, Math.min(1, share)));
    }
    return new KeptMap(finding.detection().placement(), map.width(), map.height(), levels);
  }

  void write(Path file) {
    AtomicFile.write(
        file,
        plain -> {
          DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(plain));
          for (int whole :
              new int[] {MAGIC, width, height, placement.width(), placement.height()}) {
            out.writeInt(whole);
          }
          out.writeDouble(placement.left());
          out.writeDouble(placement.top());
          out.writeDouble(placement.coveredWidth());
          out.writeDouble(placement.coveredHeight());
          out.write(levels);
          out.close();
        });
  }

  static KeptMap read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("no heat map");
      }
      int width = side(in);
      int height = side(in);
      MapPlacement placement =
          new MapPlacement(
              in.readInt(),
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble());
      return new KeptMap(placement, width, height, in.readNBytes(width * height));
    } catch (IOException e) {
      throw new LoupeException("The heat map " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static int side(DataInputStream in) throws IOException {
    int side = in.readInt();
    if (side < 1 || side > LARGEST_SIDE) {
      throw new IOException("a side of " + side);
    }
    return side;
  }

  /**
   * The map on the detector's grid and in its units; what lies outside the steps is at their ends,
   * which no drawing shows.
   */
  AnomalyMap map(Thresholds thresholds) {
    double low = thresholds.pixelLow();
    double high = thresholds.pixelHigh();
    double top = high + Math.max(high - low, Math.max(Math.abs(high) * 0.05, 1e-9));
    float[] values = new float[levels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (levels[i] & 0xff) * (top - low) / STEPS);
    }
    return new AnomalyMap(width, height, values);
  }

  /** The layer as a PNG of the picture's shape, its longer side at most so many pixels. */
  byte[] layer(int most) {
    double scale = Math.min(1, (double) most / Math.max(placement.width(), placement.height()));
    MapPlacement smaller =
        new MapPlacement(
            Math.max(1, (int) Math.round(placement.width() * scale)),
            Math.max(1, (int) Math.round(placement.height() * scale)),
            placement.left() * scale,
            placement.top() * scale,
            placement.coveredWidth() * scale,
            placement.coveredHeight() * scale);
    float[] values = new float[levels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = levels[i] & 0xff;
    }
    AnomalyMap drawn = smaller.spread(new AnomalyMap(width, height, values));
    return PictureWriter.png(new HeatMap(0, STEPS, 1).layer(drawn));
  }
}
