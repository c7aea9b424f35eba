package dev.loupe.sequence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is seen of a row of patches to say what one of them should look like. */
public enum Reading {
  /** Those before it: a prediction. */
  @JsonProperty("next")
  NEXT,
  /** All of them, itself among them: a reconstruction. */
  @JsonProperty("both")
  BOTH,
  /** Those before and those behind it, but not itself. Ours. */
  @JsonProperty("surround")
  SURROUND
}
