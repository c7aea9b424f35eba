package dev.loupe.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import dev.loupe.evaluation.CloserLook;
import dev.loupe.image.Mask;
import dev.loupe.metric.Localisation;
import dev.loupe.metric.PixelCounts;
import dev.loupe.verdict.Examination.Finding;
import dev.loupe.verdict.Inspection;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What an evaluation needs of one picture, as it travels to the driver.
 *
 * @param inspection the record
 * @param truthKnown whether its defective pixels are known: a good part, or a marked defect
 * @param localisation how the regions found match them, where pixels are measured
 */
record MeasuredPicture(
    Inspection inspection, boolean truthKnown, Optional<Localisation.Part> localisation) {

  /** The sample's id, this record as JSON, and the counts of its pixels. */
  static final StructType SCHEMA =
      new StructType()
          .add("sample", DataTypes.StringType)
          .add("measured", DataTypes.StringType)
          .add("counts", DataTypes.BinaryType);

  /** A row of the counts. */
  static final StructType COUNT_SCHEMA =
      new StructType()
          .add("key", DataTypes.IntegerType)
          .add("area", DataTypes.IntegerType)
          .add("pixels", DataTypes.LongType);

  private static final int ROW_BYTES = 2 * Integer.BYTES + Long.BYTES;

  static Row row(CloserLook look, boolean marked) {
    Optional<Finding> finding = look.examination().finding();
    Optional<Mask> truth = marked && finding.isPresent() ? look.truth() : Optional.empty();
    MeasuredPicture measured =
        new MeasuredPicture(
            look.examination().inspection(),
            look.truth().isPresent(),
            truth.map(mask -> Localisation.part(predicted(finding), mask)));
    return RowFactory.create(
        look.sample().id(), json(measured), truth.map(mask -> counts(finding, mask)).orElse(NONE));
  }

  private static final byte[] NONE = new byte[0];

  private static Mask predicted(Optional<Finding> finding) {
    return finding.orElseThrow().segmentation().mask();
  }

  private static byte[] counts(Optional<Finding> finding, Mask truth) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    PixelCounts.of(finding.orElseThrow().map(), truth, row -> write(row, out));
    return bytes.toByteArray();
  }

  private static void write(PixelCounts.Row row, DataOutputStream out) {
    try {
      out.writeInt(row.key());
      out.writeInt(row.area());
      out.writeLong(row.pixels());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The counts of a row, one by one. */
  static List<Row> counts(Row measured) {
    ByteBuffer bytes = ByteBuffer.wrap(measured.<byte[]>getAs("counts"));
    List<Row> rows = new ArrayList<>(bytes.remaining() / ROW_BYTES);
    while (bytes.hasRemaining()) {
      rows.add(RowFactory.create(bytes.getInt(), bytes.getInt(), bytes.getLong()));
    }
    return rows;
  }

  private static String json(MeasuredPicture measured) {
    try {
      return Json.mapper().writeValueAsString(measured);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Every measured picture can be written as JSON", e);
    }
  }

  static MeasuredPicture of(Row row) {
    try {
      return Json.mapper().readValue(row.<String>getAs("measured"), MeasuredPicture.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was written as JSON can be read", e);
    }
  }
}
