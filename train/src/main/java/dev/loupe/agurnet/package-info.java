/**
 * Improved AGUR-Net, the main system of P2, and what it grew from: reconstruction networks trained
 * from scratch, without any pre-trained weights.
 */
@NullMarked
package dev.loupe.agurnet;

import org.jspecify.annotations.NullMarked;
