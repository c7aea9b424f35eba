/** Training in processes of their own. */
@NullMarked
package dev.loupe.station.job;

import org.jspecify.annotations.NullMarked;
