package dev.loupe.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Runs the decoder of a format over the essence of a picture: the JDK's for JPEG and BMP,
 * TwelveMonkeys' for TIFF. A decoder that goes on after lost pixels is stopped.
 */
final class PixelDecoder {

  static {
    ImageIO.setUseCache(false);
  }

  private static final String[] LOST_PIXELS = {
    "premature end", "corrupt jpeg data: bad", "corrupt jpeg data: found marker", "truncated"
  };

  private PixelDecoder() {}

  /**
   * The samples as stored.
   *
   * @throws IOException when the decoder cannot go on, or went on without all pixels
   */
  static Samples decode(PictureInfo info, byte[] essence) throws IOException {
    ImageReader reader = reader(info.format());
    try (ImageInputStream input = new ByteArrayImageInputStream(essence)) {
      reader.setInput(input, false, true);
      Losses losses = new Losses();
      reader.addIIOReadWarningListener(losses);
      requirePromisedSize(reader, info);
      boolean cmykJpeg = info.format() == PictureFormat.JPEG && info.channels() == 4;
      Samples samples =
          cmykJpeg
              ? Samples.invertedCmyk(reader.readRaster(0, null), essence)
              : Samples.of(reader.read(0));
      losses.throwIfAny();
      return samples;
    } finally {
      reader.dispose();
    }
  }

  private static void requirePromisedSize(ImageReader reader, PictureInfo info) throws IOException {
    if (reader.getWidth(0) != info.width() || reader.getHeight(0) != info.height()) {
      throw new IIOException("two sizes in one header");
    }
  }

  private static ImageReader reader(PictureFormat format) throws IOException {
    return switch (format) {
      case PNG -> throw new IllegalArgumentException("PNG is decoded by PngPixels");
      case JPEG -> Providers.JPEG.createReaderInstance();
      case BMP -> Providers.BMP.createReaderInstance();
      case TIFF -> Providers.TIFF.createReaderInstance();
    };
  }

  /** Looked up once; other decoders on the class path do not change how pictures are read. */
  private static final class Providers {
    static final ImageReaderSpi JPEG = ofJdk("jpeg");
    static final ImageReaderSpi BMP = ofJdk("bmp");
    static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();

    private static ImageReaderSpi ofJdk(String format) {
      Iterator<ImageReaderSpi> all =
          IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
      while (all.hasNext()) {
        ImageReaderSpi provider = all.next();
        boolean ofJdk = provider.getClass().getName().startsWith("com.sun.imageio.");
        if (ofJdk && Stream.of(provider.getFormatNames()).anyMatch(format::equals)) {
          return provider;
        }
      }
      throw new IllegalStateException("This Java runtime has no " + format + " decoder");
    }
  }

  /** Remembers the first warning that means lost pixels. */
  private static final class Losses implements IIOReadWarningListener {
    private String first = "";

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      String lower = warning.toLowerCase(Locale.ROOT);
      if (first.isEmpty() && Stream.of(LOST_PIXELS).anyMatch(lower::contains)) {
        first = warning;
      }
    }

    void throwIfAny() throws IOException {
      if (!first.isEmpty()) {
        throw new IIOException(first);
      }
    }
  }
}
