package dev.loupe.station.page;

import dev.loupe.station.line.Receiver;
import dev.loupe.station.line.Receiver.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What lies around a station: a folder that a camera fills, a stock of pictures, a receiver. */
record Surroundings(Path folder, Receiver receiver) implements AutoCloseable {

  private static final int REFUSED = 422;

  /** With a good and a bad picture in stock, and a receiver that refuses everything for good. */
  static Surroundings under(Path folder) {
    try {
      Files.createDirectories(folder.resolve("in"));
      Files.createDirectories(folder.resolve("stock"));
      Files.write(folder.resolve("stock/good.png"), Boards.plain());
      Files.write(folder.resolve("stock/<b>bad.png"), Boards.spotted());
      Files.writeString(folder.resolve("secret"), "of the plant\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Receiver receiver = new Receiver();
    receiver.behave(any -> Answer.of(REFUSED));
    return new Surroundings(folder, receiver);
  }

  /** The lines of the station's settings. */
  String settings() {
    return """
        line: {webhooks: [{name: mes, url: '%s', secret: 'file:%s'}]}
        watch: [{name: aoi-1, folder: '%s', station: line-1, pattern: '(?<serial>W\\d+)\\.png', settle: PT0.2S, poll: PT0.1S}]
        schedules: [{name: stock, cron: '30 2 * * MON-FRI', zone: Europe/Berlin, folder: '%s', station: line-1}]
        """
        .formatted(
            receiver.url(),
            folder.resolve("secret"),
            folder.resolve("in"),
            folder.resolve("stock"));
  }

  /** The camera writes a picture. */
  void take(String name, byte[] picture) throws IOException {
    Path beside = Files.write(folder.resolve("in/" + name + ".part"), picture);
    Files.move(beside, folder.resolve("in/" + name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The receiver is mended. */
  void mend() {
    receiver.behave(any -> Answer.of(204));
  }

  @Override
  public void close() {
    receiver.close();
  }
}
