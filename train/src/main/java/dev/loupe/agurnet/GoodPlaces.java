package dev.loupe.agurnet;

import dev.loupe.Moments;
import dev.loupe.image.Picture;
import dev.loupe.network.FloatTensor;
import dev.loupe.network.Shape;
import dev.loupe.network.Weights;
import dev.loupe.network.torch.TorchOps;
import dev.loupe.network.torch.TorchTensor;
import dev.loupe.scratch.TrainingPictures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What good pictures show in each place, measured for {@link GoldenPicture}. In training each
 * picture is compared with those of other parts alone: one that has a share in mean and deviation
 * never lies as far from them as the next part will, and a network that has seen no other takes the
 * next part for a defect. The fewer parts there are, the more so.
 *
 * <p>Five hundred pictures at most are measured. What the others of a part with several pictures
 * show is kept, 6 numbers a place.
 */
final class GoodPlaces {

  private static final int MOST_MEASURED = 500;

  private final TrainingPictures pictures;
  private final Moments all;
  private final Map<String, List<Integer>> parts;
  private final Map<String, Golden> others = new HashMap<>();

  private GoodPlaces(TrainingPictures pictures, Moments all, Map<String, List<Integer>> parts) {
    this.pictures = pictures;
    this.all = all;
    this.parts = parts;
  }

  private record Golden(FloatTensor mean, FloatTensor variance) {}

  static GoodPlaces of(TrainingPictures pictures) {
    Moments all = new Moments(3 * pictures.geometry().height() * pictures.geometry().width() / 4);
    Map<String, List<Integer>> parts = new HashMap<>();
    pictures
        .evenNumbers(MOST_MEASURED)
        .forEach(
            number -> {
              all.add(halved(pictures.at(number)));
              parts.computeIfAbsent(pictures.group(number), p -> new ArrayList<>()).add(number);
            });
    GoodPlaces places = new GoodPlaces(pictures, all, parts);
    parts.forEach(
        (part, own) -> {
          if (own.size() > 1) {
            places.others.put(part, places.without(own));
          }
        });
    return places;
  }

  /** The golden picture of all of them. */
  Weights weights() {
    Golden golden = golden(all);
    return GoldenPicture.weights(golden.mean(), golden.variance());
  }

  /** The golden pictures of some training pictures: to each, that of the others. */
  Others others(TorchOps ops, List<Integer> numbers) {
    List<Golden> golden = numbers.stream().map(this::others).toList();
    return new Others(joined(ops, golden, Golden::mean), joined(ops, golden, Golden::variance));
  }

  /** What to compare each picture of a batch with, {@code [n x 3 x h/2 x w/2]}. */
  record Others(TorchTensor mean, TorchTensor variance) {

    /** {@link GoldenPicture#compare} of what became of those pictures. */
    TorchTensor compare(TorchOps ops, TorchTensor x) {
      return GoldenPicture.compare(ops, x, mean, variance);
    }
  }

  private Golden others(int number) {
    String part = pictures.group(number);
    Golden kept = others.get(part);
    return kept == null ? without(parts.getOrDefault(part, List.of())) : kept;
  }

  /** Of all but these; where nothing else is left, of all. */
  private Golden without(List<Integer> own) {
    Moments rest = all;
    for (int number : own) {
      rest = rest.without(halved(pictures.at(number)));
    }
    return golden(rest.rows() == 0 ? all : rest);
  }

  private Golden golden(Moments moments) {
    Shape shape = Shape.of(1, 3, pictures.geometry().height() / 2, pictures.geometry().width() / 2);
    return new Golden(
        FloatTensor.of(shape, moments.mean()), FloatTensor.of(shape, moments.variance()));
  }

  private static TorchTensor joined(
      TorchOps ops, List<Golden> golden, Function<Golden, FloatTensor> what) {
    return ops.concat(0, golden.stream().map(what).map(TorchTensor::of).toList()).channelsLast();
  }

  /** Means of 2 x 2 pixels, in [0, 1], channel by channel. */
  private static float[] halved(Picture picture) {
    int width = picture.width() / 2;
    int height = picture.height() / 2;
    int row = 3 * picture.width();
    byte[] rgb = picture.rgb();
    float[] halved = new float[3 * height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int upper = 2 * y * row + 6 * x + c;
          int lower = upper + row;
          halved[(c * height + y) * width + x] =
              share(rgb[upper]) + share(rgb[upper + 3]) + share(rgb[lower]) + share(rgb[lower + 3]);
        }
      }
    }
    return halved;
  }

  private static float share(byte value) {
    return (value & 0xff) / 1020f;
  }
}
