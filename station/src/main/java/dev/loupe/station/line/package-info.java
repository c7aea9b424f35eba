/**
 * The ways to the line: {@link dev.loupe.station.line.Connector}s that carry a message to an MQTT
 * broker or to a webhook, and their settings. Knows neither database nor server.
 */
@NullMarked
package dev.loupe.station.line;

import org.jspecify.annotations.NullMarked;
