package dev.loupe.spark;

import dev.loupe.LoupeException;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Where Spark keeps what a stream has done.
 *
 * @param spark that knows the file systems
 * @param address a folder
 */
record Checkpoint(SparkSession spark, String address) {

  /** A place for another stream of the same job. */
  String below(String name) {
    return new Path(address, name).toString();
  }

  /**
   * Refuses a new checkpoint for an old table: Spark numbers the batches anew, and files of batches
   * whose numbers the table has are not written.
   *
   * @throws LoupeException then
   */
  void requireFits(ResultPlace place) {
    if (place.isOfFiles()
        && holdsFiles(new Path(place.address(), "_spark_metadata"))
        && !holdsFiles(new Path(address, "offsets"))) {
      throw new LoupeException(
          "The table "
              + place.address()
              + " is of a stream with another checkpoint than "
              + address
              + ", where nothing is. With a new checkpoint the first results would be left out of"
              + " it. Give the checkpoint that the stream had, or another --out.");
    }
  }

  private boolean holdsFiles(Path folder) {
    try {
      FileSystem system = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
      return system.exists(folder) && system.listStatusIterator(folder).hasNext();
    } catch (IOException e) {
      throw new LoupeException("The folder " + folder + " cannot be read: " + e, e);
    }
  }
}
