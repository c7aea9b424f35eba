package dev.loupe.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenPictureTest {

  private static final int MUTATIONS = 60;

  private final PictureReader reader = new PictureReader();

  private void refused(byte[] content, String... parts) {
    assertThatExceptionOfType(UnreadablePictureException.class)
        .isThrownBy(() -> reader.read(content, "board.png"))
        .satisfies(e -> assertThat(e.getMessage()).contains("board.png: expected").contains(parts));
  }

  @Test
  void refusesAnEmptyFile() {
    refused(new byte[0], "an empty file");
  }

  @Test
  void refusesTextNamedPng() {
    refused(
        "no picture at all".getBytes(StandardCharsets.UTF_8),
        "expected PNG, JPEG, BMP or TIFF, found plain text");
  }

  @Test
  void refusesRandomBytes() {
    byte[] noise = new byte[1000];
    new Random(5).nextBytes(noise);
    refused(noise, "data of no known format");
  }

  @ParameterizedTest
  @CsvSource({
    "animated.gif, a GIF",
    "still.webp, a WebP picture",
    "animated.png, found an animated PNG",
    "pages.tif, found 3 pages",
    "float.tif, float TIFF"
  })
  void refusesWhatIsNotOneStillPicture(String name, String found) {
    refused(Golden.bytes(name), found, "Save");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.jpg",
        "grey.jpg",
        "cmyk.jpg",
        "progressive.jpg",
        "rgb.png",
        "grey16.png",
        "rgb.bmp",
        "rgb.tif",
        "lzw.tif",
        "jpeg.tif",
        "grey16.tif",
        "group4.tif"
      })
  void saysThatATruncatedFileIsTruncated(String name) {
    byte[] whole = Golden.bytes(name);
    for (double share : new double[] {0.5, 0.75, 0.9}) {
      refused(Arrays.copyOf(whole, (int) (whole.length * share)), "truncated");
    }
  }

  @Test
  void saysThatAJpegCutInTheMiddleOfItsPixelsIsTruncated() {
    Picture noise = noise(400, 300);
    byte[] whole = PictureWriter.jpeg(noise, 0.9);
    assertThat(reader.read(whole, "x").width()).isEqualTo(400);
    refused(Arrays.copyOf(whole, whole.length / 2), "complete JPEG", "truncated");
    refused(Arrays.copyOf(whole, whole.length - 40), "complete JPEG", "truncated");
  }

  private static Picture noise(int width, int height) {
    byte[] noise = new byte[width * height * 3];
    new Random(3).nextBytes(noise);
    return new Picture(width, height, noise);
  }

  @Test
  void seesOneWrongBitInAPng() {
    byte[] content = Golden.bytes("rgb.png").clone();
    content[content.length / 2] ^= 1;
    refused(content, "undamaged PNG", "checksum");
  }

  @Test
  void refusesAnEnormousPngFromItsHeaderAlone() {
    byte[] content = Golden.bytes("rgb.png").clone();
    ByteBuffer.wrap(content).putInt(16, 100_000).putInt(20, 100_000);
    CRC32 sum = new CRC32();
    sum.update(content, 12, 17);
    ByteBuffer.wrap(content).putInt(29, (int) sum.getValue());
    long before = System.nanoTime();
    refused(content, "at most 100,000,000 pixels, found 100,000 x 100,000");
    assertThatThrownBy(() -> reader.probe(content, "x"))
        .isInstanceOf(UnreadablePictureException.class);
    assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
  }

  @Test
  void refusesMorePixelsOrBytesThanAllowed() {
    byte[] content = Golden.bytes("rgb.png");
    PictureReader few = new PictureReader(new DecodeLimits(1_000_000, 21 * 13 - 1));
    PictureReader small = new PictureReader(new DecodeLimits(content.length - 1, 1_000_000));
    PictureReader just = new PictureReader(new DecodeLimits(content.length, 21 * 13));
    assertThatThrownBy(() -> few.read(content, "x")).hasMessageContaining("at most 272 pixels");
    assertThatThrownBy(() -> small.read(content, "x")).hasMessageContaining("bytes, found");
    assertThat(just.read(content, "x").width()).isEqualTo(21);
  }

  @Test
  void namesTheFileThatIsMissingOrAFolderOrTooLarge(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> reader.read(folder.resolve("gone.png")))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageContaining("gone.png")
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageContaining("a folder");
    Path file = Files.write(folder.resolve("large.bin"), new byte[100]);
    assertThatThrownBy(() -> new PictureReader(new DecodeLimits(99, 99)).read(file))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageContaining("large.bin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.jpg", "progressive.jpg", "cmyk.jpg", "exif6.jpg", "rgb.png", "palette.png", "rgb.bmp",
        "palette.bmp", "rgb.tif", "lzw.tif", "deflate.tif", "jpeg.tif", "group4.tif", "grey16.tif"
      })
  @Tag("slow")
  void neverFailsInAnotherWayWhateverTheBytes(String name) {
    byte[] whole = Golden.bytes(name);
    Random random = new Random(name.hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      survives(mutated(whole, random));
      survives(Arrays.copyOf(whole, random.nextInt(whole.length)));
    }
  }

  /** A few random bytes anywhere, half of the time in the header; checksums of PNG put right. */
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] content = whole.clone();
    int range = random.nextBoolean() ? content.length : Math.min(content.length, 200);
    for (int k = 1 + random.nextInt(4); k > 0; k--) {
      content[random.nextInt(range)] = (byte) random.nextInt();
    }
    if (whole[1] == 'P') {
      mendChecksums(content);
    }
    return content;
  }

  private static void mendChecksums(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    int at = 8;
    while (at + 12 <= content.length) {
      int length = bytes.getInt(at);
      if (length < 0 || length > content.length - at - 12) {
        return;
      }
      CRC32 sum = new CRC32();
      sum.update(content, at + 4, length + 4);
      bytes.putInt(at + 8 + length, (int) sum.getValue());
      at += 12 + length;
    }
  }

  private void survives(byte[] content) {
    try {
      assertThat(reader.read(content, "fuzz").rgb()).isNotEmpty();
    } catch (UnreadablePictureException refused) {
      assertThat(refused.getMessage()).startsWith("Cannot read picture fuzz: expected ");
    }
  }
}
