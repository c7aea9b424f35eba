package dev.loupe.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.LoupeException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

  private final PictureReader reader = new PictureReader();

  private Picture golden(String name) {
    return reader.read(Golden.bytes(name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grey.png",
        "rgb.png",
        "rgba.png",
        "grey-alpha.png",
        "palette.png",
        "bits1.png",
        "palette-transparent.png",
        "profile.png",
        "grey16.png",
        "rgb16.png",
        "bits4.png",
        "gamma.png",
        "filters-rgb.png",
        "filters-grey.png",
        "filters-rgba.png",
        "rgb.bmp",
        "grey.bmp",
        "palette.bmp",
        "bits1.bmp",
        "rgba.bmp",
        "grey.tif",
        "rgb.tif",
        "rgba.tif",
        "lzw.tif",
        "deflate.tif",
        "palette.tif",
        "bits1.tif",
        "group4.tif",
        "profile.tif",
        "grey16.tif",
        "rgb16.tif",
        "white-is-zero.tif",
        "exif6.tif",
        "cmyk.tif"
      })
  void readsLosslessPicturesToTheVeryLevel(String name) {
    assertThat(golden(name).rgb()).isEqualTo(Golden.bytes(name + ".rgb"));
  }

  @ParameterizedTest
  @CsvSource({
    "grey.jpg, 0",
    "rgb.jpg, 1",
    "rgb-444.jpg, 1",
    "progressive.jpg, 1",
    "profile.jpg, 1",
    "cmyk.jpg, 1",
    "ycck.jpg, 1",
    "jpeg.tif, 1"
  })
  void readsJpegAsPilDoes(String name, int tolerance) {
    assertThat(Golden.greatestDifference(golden(name).rgb(), Golden.bytes(name + ".rgb")))
        .isLessThanOrEqualTo(tolerance);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsThePictureUprightAsExifSays(int orientation) {
    String name = "exif" + orientation + ".jpg";
    Picture picture = golden(name);
    assertThat(picture.width()).isEqualTo(orientation < 5 ? 37 : 29);
    assertThat(reader.probe(Golden.bytes(name), name).width()).isEqualTo(picture.width());
    assertThat(Golden.greatestDifference(picture.rgb(), Golden.bytes(name + ".rgb")))
        .isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "grey.png, PNG, 21, 13, 8, 1",
    "rgb16.png, PNG, 21, 13, 16, 3",
    "bits4.png, PNG, 22, 13, 4, 1",
    "palette.png, PNG, 21, 13, 8, 3",
    "grey-alpha.png, PNG, 21, 13, 8, 2",
    "cmyk.jpg, JPEG, 37, 29, 8, 4",
    "grey.jpg, JPEG, 37, 29, 8, 1",
    "rgb.bmp, BMP, 21, 13, 8, 3",
    "grey16.tif, TIFF, 21, 13, 16, 1",
    "exif6.tif, TIFF, 13, 21, 8, 3",
    "group4.tif, TIFF, 21, 13, 1, 1"
  })
  void tellsTheHeaderWithoutDecoding(
      String name, PictureFormat format, int width, int height, int bits, int channels) {
    assertThat(reader.probe(Golden.bytes(name), name))
        .isEqualTo(new PictureInfo(format, width, height, bits, channels));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_USHORT_GRAY
      })
  void readsInterlacedAndPlainPngOfEverySize(int type) throws IOException {
    Random random = new Random(type);
    for (int size = 1; size <= 20; size++) {
      BufferedImage image = new BufferedImage(size, 1 + size * 5 % 13, type);
      for (int i = 0; i < size * image.getHeight(); i++) {
        image.setRGB(i % size, i / size, random.nextInt());
      }
      byte[] expected = Bitmaps.picture(image).rgb();
      for (int mode : new int[] {ImageWriteParam.MODE_DISABLED, ImageWriteParam.MODE_DEFAULT}) {
        byte[] content = pngByJdk(image, mode);
        assertThat((int) content[28]).isEqualTo(mode);
        assertThat(reader.read(content, "x").rgb()).isEqualTo(expected);
      }
    }
  }

  private static byte[] pngByJdk(BufferedImage image, int progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setProgressiveMode(progressive);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    }
    return bytes.toByteArray();
  }

  @Test
  void keepsEveryOneOfThe65536GreyLevelsInItsPlace() throws IOException {
    BufferedImage ramp = new BufferedImage(256, 256, BufferedImage.TYPE_USHORT_GRAY);
    for (int v = 0; v < 65536; v++) {
      ramp.getRaster().setSample(v % 256, v / 256, 0, v);
    }
    Picture picture = reader.read(PictureWriter.png(ramp), "ramp");
    for (int v = 0; v < 65536; v++) {
      assertThat(picture.at(v % 256, v / 256, 1)).isEqualTo((int) Math.round(v * 255.0 / 65535));
    }
  }

  @Test
  void readsAPictureOfOnePixel() {
    Picture dot = new Picture(1, 1, new byte[] {1, 2, (byte) 200});
    assertThat(reader.read(PictureWriter.png(dot), "dot").rgb()).isEqualTo(dot.rgb());
  }

  @Test
  void tellsTheFormatByContentNotByName(@TempDir Path folder) throws IOException {
    Path misnamed = Files.write(folder.resolve("board.png"), Golden.bytes("rgb.jpg"));
    assertThat(reader.read(misnamed).width()).isEqualTo(37);
    assertThat(reader.probe(misnamed).format()).isEqualTo(PictureFormat.JPEG);
  }

  @Test
  void readsWhatAJpegWithoutAnyApplicationSegmentHolds() {
    byte[] content = Golden.bytes("rgb.jpg");
    byte[] bare = new byte[content.length - 18];
    bare[0] = content[0];
    bare[1] = content[1];
    System.arraycopy(content, 20, bare, 2, bare.length - 2);
    assertThat(reader.read(bare, "bare").rgb()).isEqualTo(golden("rgb.jpg").rgb());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.jpg", "cmyk.jpg", "rgb.png", "rgb.bmp", "rgb.tif"})
  void doesNotMindBytesBehindThePicture(String name) {
    byte[] whole = Golden.bytes(name);
    byte[] padded = Arrays.copyOf(whole, whole.length + 1000);
    assertThat(reader.read(padded, name).rgb()).isEqualTo(golden(name).rgb());
  }

  @Test
  void readsFromManyThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<byte[]> task = () -> golden("rgb.jpg").rgb();
      List<Future<byte[]>> all = threads.invokeAll(Stream.generate(() -> task).limit(64).toList());
      for (Future<byte[]> one : all) {
        assertThat(one.get()).isEqualTo(golden("rgb.jpg").rgb());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void givesBackWhatWasWritten(@TempDir Path folder) {
    byte[] noise = new byte[50 * 31 * 3];
    new Random(1).nextBytes(noise);
    Path file = folder.resolve("noise.png");
    PictureWriter.png(new Picture(50, 31, noise), file);
    assertThat(reader.read(file).rgb()).isEqualTo(noise);
    assertThat(folder.toFile().list()).containsExactly("noise.png");
  }

  @Test
  void leavesNothingBehindWhereItCannotWrite(@TempDir Path folder) throws IOException {
    Path occupied = Files.createDirectories(folder.resolve("board.png").resolve("inside"));
    assertThatThrownBy(() -> PictureWriter.png(Mask.empty(3, 2), occupied.getParent()))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining("board.png");
    assertThat(folder.toFile().list()).containsExactly("board.png");
  }
}
