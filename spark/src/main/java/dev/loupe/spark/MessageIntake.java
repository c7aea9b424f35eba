package dev.loupe.spark;

import dev.loupe.dataset.PictureSource;
import dev.loupe.verdict.Arrival;
import dev.loupe.verdict.Inspection;
import dev.loupe.verdict.Origin;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Messages of Kafka, as {@link KafkaMessages} gives them. The key is the part's serial number where
 * it is text. A picture in a message is called {@code kafka:TOPIC/PARTITION/OFFSET}, and so is a
 * message without a usable value, which is INVALID with the reason.
 *
 * @param value what is in the messages
 */
record MessageIntake(MessageValue value) implements Intake {

  /** No file system takes a longer path. */
  private static final int LONGEST_PATH = 4096;

  private static final StructType SCHEMA = KafkaMessages.withPlace(ResultTable.SCHEMA);

  @Override
  public Arrival arrival(Row row) {
    Optional<byte[]> content = bytes(row, KafkaMessages.VALUE);
    if (content.isEmpty()) {
      return broken(row, "The message has no value.");
    }
    return switch (value) {
      case PICTURE -> picture(row, content.get());
      case PATH -> file(row, content.get());
    };
  }

  @Override
  public Row result(Row row, Inspection inspection) {
    return ResultTable.row(inspection, KafkaMessages.place(row));
  }

  @Override
  public StructType schema() {
    return SCHEMA;
  }

  private static Arrival picture(Row row, byte[] content) {
    String address = KafkaMessages.address(row);
    return arrival(row, address, PictureSource.of(address, content));
  }

  private static Arrival file(Row row, byte[] content) {
    Optional<Path> path = MessageText.of(content).flatMap(MessageIntake::path);
    if (path.isEmpty()) {
      return broken(row, "The message's value is not the path of a picture.");
    }
    if (Files.exists(path.get()) && !Files.isRegularFile(path.get())) {
      return broken(row, path.get() + " is not a file.");
    }
    return arrival(row, path.get().toString(), PictureSource.of(path.get()));
  }

  private static Optional<Path> path(String text) {
    String path = PictureIntake.plain(text.strip());
    try {
      boolean possible = !path.isEmpty() && path.length() <= LONGEST_PATH;
      return possible ? Optional.of(Path.of(path)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Arrival broken(Row row, String fault) {
    return arrival(row, KafkaMessages.address(row), new BrokenMessage(fault));
  }

  private static Arrival arrival(Row row, String reference, PictureSource source) {
    Origin origin =
        bytes(row, KafkaMessages.KEY)
            .flatMap(MessageText::of)
            .map(Origin.UNKNOWN::withSerial)
            .orElse(Origin.UNKNOWN);
    return new Arrival(reference, source, origin, Optional.empty());
  }

  private static Optional<byte[]> bytes(Row row, String column) {
    return Optional.ofNullable(row.<byte[]>getAs(column));
  }
}
