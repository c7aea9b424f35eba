package dev.loupe.similarity;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.loupe.LoupeException;
import dev.loupe.OrderedWork;
import dev.loupe.Progress;
import dev.loupe.dataset.PictureSource;
import dev.loupe.detector.FeatureGraph;
import dev.loupe.detector.FeatureGraph.FeatureMap;
import dev.loupe.image.Box;
import dev.loupe.image.Picture;
import dev.loupe.image.UnreadablePictureException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Ranks the pictures of an archive by how alike they are to a region of one picture, wherever on
 * them it shows: for an escaped defect, its twins among everything that passed.
 *
 * <pre>{@code
 * try (FeatureGraph graph = FeatureGraph.open(artifact)) {
 *   SimilaritySearch search = SimilaritySearch.of(graph, picture, new Box(40, 60, 32, 32), some);
 *   List<Similar> twins = search.best(20, PictureFiles.walk(archive), count, 8, progress);
 * }
 * }</pre>
 *
 * <p>A patch is what the network sees there less what it usually sees there; patches of plain board
 * have little to say and add about the same to every distance. A small region around the defect
 * ranks best.
 *
 * <p>Memory: the best so far, and a picture for each thread. The order does not depend on the
 * number of threads.
 */
public final class SimilaritySearch {

  private static final Comparator<Similar> ORDER =
      comparingDouble(Similar::distance).thenComparing(comparing(Similar::picture));

  private final FeatureGraph graph;
  private final List<PatchScale> usual;
  private final PatchQuery query;
  private int unreadable;

  private SimilaritySearch(FeatureGraph graph, List<PatchScale> usual, PatchQuery query) {
    this.graph = graph;
    this.usual = usual;
    this.query = query;
  }

  /**
   * A search for a region of a picture.
   *
   * @param graph stays the caller's to close
   * @param region in original pixels
   * @param usual pictures of the archive, at least one of them readable, 30 are enough, most of
   *     them good: what they show is not looked for
   * @throws LoupeException when not one of them can be read
   */
  public static SimilaritySearch of(
      FeatureGraph graph, Picture picture, Box region, List<Path> usual) {
    List<FeatureMap> layers = graph.features(picture);
    List<PatchScale> scales = scales(graph, usual);
    PatchGrid grid = PatchGrid.of(layers, scales, graph.placement(picture));
    return new SimilaritySearch(graph, scales, new PatchQuery(grid, grid.inside(region)));
  }

  private static List<PatchScale> scales(FeatureGraph graph, List<Path> files) {
    List<List<FeatureMap>> seen =
        files.stream().flatMap(file -> read(file).stream()).map(graph::features).toList();
    if (seen.isEmpty()) {
      throw new LoupeException(
          "Not one of the " + files.size() + " pictures looked at first could be read.");
    }
    return IntStream.range(0, seen.get(0).size())
        .mapToObj(layer -> PatchScale.of(seen.stream().map(maps -> maps.get(layer)).toList()))
        .toList();
  }

  private static Optional<Picture> read(Path file) {
    try {
      return Optional.of(PictureSource.of(file).picture());
    } catch (UnreadablePictureException e) {
      return Optional.empty();
    }
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
    return read(file).map(picture -> compare(file, picture));
  }

  private Similar compare(Path file, Picture picture) {
    PatchGrid grid = PatchGrid.of(graph.features(picture), usual, graph.placement(picture));
    PatchQuery.Match match = query.match(grid);
    return new Similar(
        file, match.distance(), picture.width(), picture.height(), grid.box(match.patch()));
  }

  /** How many pictures could not be read. */
  public int unreadable() {
    return unreadable;
  }
}
