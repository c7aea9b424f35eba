package dev.loupe.similarity;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.image.Box;
import dev.loupe.image.Picture;
import dev.loupe.image.UnreadablePictureException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Ranks the pictures of an archive by how alike they are to a region of one picture, wherever on
 * them it shows: for an escaped defect, its twins among everything that passed.
 *
 * <pre>{@code
 * try (FeatureGraph graph = FeatureGraph.open(artifact)) {
 *   SimilaritySearch search = SimilaritySearch.of(graph, picture, Optional.of(new Box(40, 60, 32, 32)));
 *   List<Similar> twins = search.best(20, PictureFiles.walk(archive), count, 8, progress);
 * }
 * }</pre>
 *
 * <p>Patches of plain board find a match in every picture and add the same to every distance; what
 * ranks is what is rare. A small region around the defect ranks best.
 *
 * <p>Memory: the best so far, and a picture for each thread. The order does not depend on the
 * number of threads.
 */
public final class SimilaritySearch {

  private static final Comparator<Similar> ORDER =
      comparingDouble(Similar::distance).thenComparing(comparing(Similar::picture));

  private final FeatureGraph graph;
  private final PatchQuery query;
  private int unreadable;

  private SimilaritySearch(FeatureGraph graph, PatchQuery query) {
    this.graph = graph;
    this.query = query;
  }

  /**
   * A search for a region of a picture.
   *
   * @param graph stays the caller's to close
   * @param region in original pixels; the whole picture when empty
   */
  public static SimilaritySearch of(FeatureGraph graph, Picture picture, Optional<Box> region) {
    PatchGrid grid = grid(graph, picture);
    Box looked = region.orElseGet(() -> new Box(0, 0, picture.width(), picture.height()));
    return new SimilaritySearch(graph, new PatchQuery(grid, grid.inside(looked)));
  }

  private static PatchGrid grid(FeatureGraph graph, Picture picture) {
    return PatchGrid.of(graph.features(picture), graph.placement(picture));
  }

  /**
   * The pictures most alike, the most alike first. Those that cannot be read are left out and
   * counted.
   *
   * @param most how many
   * @param archive where the pictures lie
   * @param count how many they are, for the progress
   * @param threads how many pictures at once
   * @throws dev.loupe.InterruptedWorkException when the thread is interrupted
   */
  public List<Similar> best(
      int most, Iterator<Path> archive, long count, int threads, Progress progress) {
    PriorityQueue<Similar> best = new PriorityQueue<>(ORDER.reversed());
    try (Progress.Task task = progress.start("comparison", count);
        OrderedWork work = new OrderedWork("comparison", threads)) {
      work.each(
          archive,
          this::compare,
          compared -> {
            compared.ifPresentOrElse(best::add, () -> unreadable++);
            if (best.size() > most) {
              best.remove();
            }
            task.advance(1);
          });
    }
    return best.stream().sorted(ORDER).toList();
  }

  private Optional<Similar> compare(Path file) {
    Picture picture;
    try {
      picture = PictureSource.of(file).picture();
    } catch (UnreadablePictureException e) {
      return Optional.empty();
    }
    PatchGrid grid = grid(graph, picture);
    PatchQuery.Match match = query.match(grid);
    return Optional.of(
        new Similar(
            file, match.distance(), picture.width(), picture.height(), grid.box(match.patch())));
  }

  /** How many pictures could not be read. */
  public int unreadable() {
    return unreadable;
  }
}
