/**
 * Painted pictures of TP4056 charging modules, good and defective, with exact masks: a data set
 * that needs no download and no plant.
 *
 * <p>A board is painted as a relief (height, colour and material of every point, twice as fine as
 * the picture), lit by a ring and a soft box, and photographed by a camera with a lens, a sensor
 * and its noise. Only {@code + - * /} and square roots are used per pixel and {@link StrictMath} in
 * set-up, so that a seed gives the same bytes on every machine; no font of the machine is used.
 */
@NullMarked
package dev.loupe.dataset.boards;

import org.jspecify.annotations.NullMarked;
