package dev.loupe.verdict;

/**
 * Where inspections are written, one a line, each on its way to disk before the next begins: when
 * the program is killed, whole lines stand there.
 *
 * <p>Not safe for several threads. Closing closes the stream below.
 */
public interface InspectionWriter extends AutoCloseable {

  /**
   * Writes one inspection.
   *
   * @throws dev.loupe.LoupeException when the disk is full or the reader has gone
   */
  void write(Inspection inspection);

  @Override
  void close();
}
