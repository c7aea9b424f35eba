/** DAGAN: a U-Net with dual attention that restores pictures, taught by a discriminator too. */
@NullMarked
package dev.loupe.dagan;

import org.jspecify.annotations.NullMarked;
