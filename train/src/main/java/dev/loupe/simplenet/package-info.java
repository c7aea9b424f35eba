/**
 * SimpleNet and Enhanced SimpleNet: a small discriminator on frozen features, taught to tell the
 * features of good patches from spoiled ones.
 */
@NullMarked
package dev.loupe.simplenet;

import org.jspecify.annotations.NullMarked;
