package dev.loupe.station.access;

import java.time.Instant;

/**
 * Somebody who logs in at the page.
 *
 * @param name short name
 * @param role what they may
 * @param disabled whether they may not log in
 * @param created when they were added
 */
public record User(String name, Role role, boolean disabled, Instant created) {}
