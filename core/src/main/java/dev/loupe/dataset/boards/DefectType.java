package dev.loupe.dataset.boards;

import dev.loupe.LoupeException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of defect that can be painted. */
public enum DefectType {
  /** A pad without solder, or with too little: bare, oxidised copper around the foot. */
  MISSING_SOLDER("missing-solder"),
  /** Solder that joins two neighbouring pins. */
  BRIDGE("bridge"),
  /** Solder that was not molten through: grey, lumpy, not wetting its pad. */
  COLD_JOINT("cold-joint"),
  /** A crack through the solder around a foot. */
  CRACKED_JOINT("cracked-joint"),
  /** A part that is not there; its pads carry pillows of solder. */
  MISSING_COMPONENT("missing-component"),
  /** A part beside its place, or turned. */
  SHIFTED_COMPONENT("shifted-component"),
  /** A scratch in the solder mask, down to copper or laminate where it is deep. */
  SCRATCH("scratch"),
  /** Flux, a fibre, solder balls or a smear on the board. */
  CONTAMINATION("contamination"),
  /** A pad that has come off the laminate along one side. */
  LIFTED_PAD("lifted-pad"),
  /** Solder mask burnt brown or bleached. */
  DISCOLOURATION("discolouration");

  private final String id;

  DefectType(String id) {
    this.id = id;
  }

  /** The name of its folder, such as "cold-joint". */
  public String id() {
    return id;
  }

  /**
   * The type of that id.
   *
   * @throws LoupeException when there is none; the message lists those there are
   */
  public static DefectType of(String id) {
    return Arrays.stream(values())
        .filter(type -> type.id.equals(id))
        .findFirst()
        .orElseThrow(
            () -> new LoupeException("No defect is called \"" + id + "\"; there are " + ids()));
  }

  private static String ids() {
    return Arrays.stream(values()).map(DefectType::id).collect(Collectors.joining(", "));
  }
}
