package dev.loupe.station.inspection;

import dev.loupe.dataset.PictureSource;
import dev.loupe.station.Refusal;
import dev.loupe.station.access.Caller;

/**
 * Where pictures are handed in: judged by what is in force, stored, announced.
 *
 * <pre>{@code
 * StoredInspection stored = desk.inspect(Order.at("main").withSerial("B-0815"), PictureSource.of(file), caller);
 * }</pre>
 *
 * <p>Threads: may be shared; waits for its turn.
 */
public interface InspectionDesk {

  /**
   * Judges and stores one picture. When it returns, the decision is stored.
   *
   * @throws Refusal when there is no such station or recipe, nothing is in force, the queue is
   *     full, or the part number does not match
   */
  StoredInspection inspect(Order order, PictureSource picture, Caller caller);
}
