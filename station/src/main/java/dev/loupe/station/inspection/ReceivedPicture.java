package dev.loupe.station.inspection;

import dev.loupe.dataset.PictureSource;
import dev.loupe.image.DecodeLimits;
import dev.loupe.image.Picture;
import dev.loupe.image.PictureReader;
import dev.loupe.station.setting.InspectionSettings;

/**
 * A picture that was sent: its bytes, decoded within the station's limits.
 *
 * @param content as it was sent
 * @param name for messages
 * @param reader that decodes
 */
@SuppressWarnings("ArrayRecordComponent") // held for the length of a request
public record ReceivedPicture(byte[] content, String name, PictureReader reader)
    implements PictureSource {

  /** A reader with the station's limits. */
  public static PictureReader reader(InspectionSettings settings) {
    return new PictureReader(new DecodeLimits(settings.maxBytes().count(), settings.maxPixels()));
  }

  @Override
  public Picture picture() {
    return reader.read(content, name);
  }
}
