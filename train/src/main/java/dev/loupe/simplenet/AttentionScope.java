package dev.loupe.simplenet;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the discriminator's attention looks at. */
public enum AttentionScope {
  /** No attention: SimpleNet. */
  @JsonProperty("none")
  NONE,
  /**
   * Every patch is a sequence of its own, as P1 builds it: its tensor is {@code B x 1 x D}, so the
   * softmax over one key is 1 and the module is exactly the linear map {@code X W_V W_0}. It folds
   * away after training.
   */
  @JsonProperty("patch")
  PATCH,
  /** The patches of one picture are the sequence: what P1's prose argues for. Ours. */
  @JsonProperty("image")
  IMAGE
}
