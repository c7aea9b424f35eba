/**
 * From a data set to an artifact: the registry of methods, and the one training pipeline they
 * share.
 */
@NullMarked
package dev.loupe.training;

import org.jspecify.annotations.NullMarked;
