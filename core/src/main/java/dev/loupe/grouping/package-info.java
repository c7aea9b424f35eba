/** Sorts the regions that stand out into groups of defects alike, and names new ones by them. */
@NullMarked
package dev.loupe.grouping;

import org.jspecify.annotations.NullMarked;
