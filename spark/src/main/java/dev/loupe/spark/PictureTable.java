package dev.loupe.spark;

import dev.loupe.dataset.PictureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Tables of pictures, in the two shapes that are inspected: a column {@code path} alone, for files
 * that every executor can read (a local disk, a shared folder), or {@code path} and {@code
 * content}, as Spark's source {@code binaryFile} gives them for HDFS, S3 and whatever else Spark
 * can read.
 */
public final class PictureTable {

  /** The column with a picture's path or address. */
  public static final String PATH = "path";

  /** The column with a picture's undecoded bytes. */
  public static final String CONTENT = "content";

  private static final String BINARY_FILE = "binaryFile";

  private PictureTable() {}

  /**
   * The pictures in files and below folders, by path. The driver lists them; about 200 bytes each.
   *
   * @param partitions into how many pieces of work to cut, at least 1; 0 for 500 pictures a piece
   */
  public static Dataset<Row> ofFiles(SparkSession spark, List<Path> paths, int partitions) {
    List<String> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        PictureFiles.walk(path).forEachRemaining(file -> files.add(file.toString()));
      } else {
        files.add(path.toString());
      }
    }
    int pieces = partitions > 0 ? partitions : 1 + files.size() / 500;
    JavaRDD<String> cut =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(files, pieces);
    return spark.createDataset(cut.rdd(), Encoders.STRING()).toDF(PATH);
  }

  /** The pictures below an address, read by Spark. */
  public static Dataset<Row> ofAddress(SparkSession spark, String address) {
    return spark
        .read()
        .format(BINARY_FILE)
        .option("recursiveFileLookup", true)
        .load(address)
        .select(PATH, CONTENT);
  }

  /** The pictures that come into a folder, read by Spark as they come. */
  public static Dataset<Row> ofStream(SparkSession spark, String address) {
    return spark
        .readStream()
        .format(BINARY_FILE)
        .schema(
            new StructType()
                .add(PATH, DataTypes.StringType)
                .add("modificationTime", DataTypes.TimestampType)
                .add("length", DataTypes.LongType)
                .add(CONTENT, DataTypes.BinaryType))
        .option("recursiveFileLookup", true)
        .load(address)
        .select(PATH, CONTENT);
  }
}
