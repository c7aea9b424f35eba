/**
 * MSCDAE: denoising autoencoders on the levels of a Gaussian pyramid, whose residuals are joined.
 */
@NullMarked
package dev.loupe.mscdae;

import org.jspecify.annotations.NullMarked;
