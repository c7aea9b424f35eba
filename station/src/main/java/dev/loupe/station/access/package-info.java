/** Who may what: users, log-ins, tokens, roles, and the audit trail. */
@NullMarked
package dev.loupe.station.access;

import org.jspecify.annotations.NullMarked;
