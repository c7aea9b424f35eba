package dev.loupe.station.watch;

import java.util.Optional;

/**
 * A file as the folder lists it.
 *
 * @param name in its folder
 * @param bytes its size
 * @param modifiedMillis time of its last change, by the clock of whoever keeps the disk
 * @param identity what stays when it is renamed (the inode), where the file system tells
 */
record ListedFile(String name, long bytes, long modifiedMillis, Optional<String> identity) {

  boolean hasSameLook(ListedFile other) {
    return bytes == other.bytes && modifiedMillis == other.modifiedMillis;
  }
}
