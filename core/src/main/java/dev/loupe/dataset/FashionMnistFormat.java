package dev.loupe.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fashion-MNIST with one class as the normal one. Its 6,000 training pictures are for training; its
 * 1,000 test pictures, and as many test pictures of the other nine classes drawn from the seed as
 * the anomaly rate asks for, are for testing.
 *
 * <p>Source: Xiao et al., Fashion-MNIST, 2017.
 */
final class FashionMnistFormat implements DatasetFormat {

  private static final List<String> CLASSES =
      List.of(
          "t-shirt",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle-boot");

  @Override
  public String id() {
    return "fashion-mnist";
  }

  @Override
  public String layout() {
    return "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz";
  }

  @Override
  public boolean fits(Path path) {
    return Stream.of("train", "t10k")
        .allMatch(part -> Files.exists(images(path, part)) && Files.exists(labels(path, part)));
  }

  @Override
  public Dataset read(Path path, DatasetOptions options) {
    if (!fits(path)) {
      throw Categories.missing(path, this);
    }
    int normal = normalClass(options);
    int[] kinds = IdxFile.labels(labels(path, "train"));
    int[] learned = IntStream.range(0, kinds.length).filter(i -> kinds[i] == normal).toArray();
    int[] tested = IdxFile.labels(labels(path, "t10k"));
    List<Sample> samples = new ArrayList<>();
    samples.addAll(
        samples(path, "t10k", tested, chosen(tested, normal, options), normal, Split.TEST));
    samples.addAll(samples(path, "train", kinds, learned, normal, Split.TRAIN));
    return new Dataset(
        PictureFolder.of(path).name() + "/" + CLASSES.get(normal), id(), List.copyOf(samples));
  }

  private static List<Sample> samples(
      Path root, String part, int[] kinds, int[] chosen, int normal, Split split) {
    List<GreyPixels> pictures = IdxFile.pictures(images(root, part), chosen);
    return IntStream.range(0, chosen.length)
        .mapToObj(
            i ->
                sample(part, chosen[i], pictures.get(i), kinds[chosen[i]], normal).withSplit(split))
        .toList();
  }

  private static Sample sample(String part, int index, GreyPixels pixels, int kind, int normal) {
    String id = "%s/%05d".formatted(part, index);
    boolean good = kind == normal;
    return new Sample(
        id,
        pixels,
        good ? Label.GOOD : Label.DEFECTIVE,
        good ? "good" : CLASSES.get(kind),
        Optional.empty(),
        Split.TEST,
        id);
  }

  /** Every normal test picture, and the anomalies drawn from the seed, in ascending order. */
  private static int[] chosen(int[] kinds, int normal, DatasetOptions options) {
    int[] good = IntStream.range(0, kinds.length).filter(i -> kinds[i] == normal).toArray();
    List<String> others =
        IntStream.range(0, kinds.length)
            .filter(i -> kinds[i] != normal)
            .mapToObj(Integer::toString)
            .toList();
    long anomalies = anomalies(good.length, others.size(), options.anomalyRate());
    IntStream drawn =
        new Shuffle(options.seed())
            .order(others).stream().limit(anomalies).mapToInt(Integer::parseInt);
    return IntStream.concat(Arrays.stream(good), drawn).sorted().toArray();
  }

  private static long anomalies(int good, int others, double rate) {
    long wanted = Math.round(good * rate / (1 - rate));
    if (wanted > others) {
      throw new DatasetException(
          "An anomaly rate of %s beside %d normal pictures needs %d anomalies, but there are %d. Choose a lower rate."
              .formatted(rate, good, wanted, others));
    }
    return wanted;
  }

  private int normalClass(DatasetOptions options) {
    String wanted = options.normalClass().orElseThrow(() -> unknownClass("no class was named"));
    String name = wanted.toLowerCase(Locale.ROOT).replace(' ', '-');
    int byName = CLASSES.indexOf(name.equals("t-shirt/top") ? "t-shirt" : name);
    int byNumber = name.matches("\\d") ? Integer.parseInt(name) : byName;
    if (byNumber < 0) {
      throw unknownClass("\"" + wanted + "\" is none of its classes");
    }
    return byNumber;
  }

  private static DatasetException unknownClass(String found) {
    return new DatasetException(
        "Fashion-MNIST needs to know which of its ten classes is normal, but %s. Choose one by name or number (0 to 9): %s."
            .formatted(found, String.join(", ", CLASSES)));
  }

  private static Path images(Path root, String part) {
    return root.resolve(part + "-images-idx3-ubyte.gz");
  }

  private static Path labels(Path root, String part) {
    return root.resolve(part + "-labels-idx1-ubyte.gz");
  }
}
