package dev.loupe.dataset.boards;

import dev.loupe.InterruptedWorkException;
import dev.loupe.LoupeException;
import dev.loupe.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints a whole data set of boards, into a folder of the MVTec layout or into memory.
 *
 * <pre>{@code
 * BoardsGenerator.write(Path.of("boards"), BoardsPlan.small(1), Progress.NONE);
 * // boards/train/good/000.png, boards/test/bridge/000.png,
 * // boards/ground_truth/bridge/000_mask.png, boards/boards.json, ...
 * }</pre>
 */
public final class BoardsGenerator {

  /** Changes whenever the same seed gives other bytes. */
  public static final int VERSION = 1;

  private static final int AT_A_TIME = 8;

  private BoardsGenerator() {}

  /**
   * Writes the set into a new folder, which appears only when it is complete.
   *
   * @throws LoupeException when the folder is there and not empty, or cannot be written
   * @throws InterruptedWorkException when the thread is interrupted; nothing is left behind
   */
  public static void write(Path root, BoardsPlan plan, Progress progress) {
    try (BoardsFolder folder = BoardsFolder.begin(root)) {
      folder.finish(new BoardsManifest(VERSION, plan, write(folder, plan, progress)));
    } catch (IOException e) {
      throw new LoupeException(
          "Boards could not be written to " + root + ": " + e + ". Nothing was left behind.", e);
    }
  }

  /** Paints on all processors, a few boards at a time so that it stops soon after an interrupt. */
  private static List<BoardsManifest.Entry> write(
      BoardsFolder folder, BoardsPlan plan, Progress progress) throws IOException {
    BoardPainter painter = new BoardPainter();
    List<BoardOrder> orders = BoardOrder.of(plan);
    List<BoardsManifest.Entry> entries = new ArrayList<>();
    try (Progress.Task task = progress.start("painting boards", orders.size())) {
      for (int from = 0; from < orders.size(); from += AT_A_TIME) {
        InterruptedWorkException.throwIfInterrupted("Painting boards was stopped; start it again.");
        List<BoardOrder> some = orders.subList(from, Math.min(orders.size(), from + AT_A_TIME));
        entries.addAll(some.parallelStream().map(order -> write(folder, painter, order)).toList());
        task.advance(some.size());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return entries;
  }

  private static BoardsManifest.Entry write(
      BoardsFolder folder, BoardPainter painter, BoardOrder order) {
    try {
      PaintedBoard board = painter.paint(order.recipe(), order.defect());
      folder.add(order, board);
      return BoardsManifest.entry(order, board);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The boards of a plan in memory: good ones to learn from, good ones to test, defective ones. */
  public static List<PaintedBoard> paint(BoardsPlan plan) {
    BoardPainter painter = new BoardPainter();
    return BoardOrder.of(plan).parallelStream()
        .map(order -> painter.paint(order.recipe(), order.defect()))
        .toList();
  }
}
