/**
 * Pictures read as sequences of patches, row by row: LSTM-NDT predicts the next patch, BiLSTM
 * restores each from both sides.
 */
@NullMarked
package dev.loupe.sequence;

import org.jspecify.annotations.NullMarked;
