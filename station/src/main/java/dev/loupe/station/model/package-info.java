/** Registered detectors: their files, and those that are open. */
@NullMarked
package dev.loupe.station.model;

import org.jspecify.annotations.NullMarked;
