/** What can be set in station.yaml. */
@NullMarked
package dev.loupe.station.setting;

import org.jspecify.annotations.NullMarked;
