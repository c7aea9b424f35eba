// What names may look like, as the station checks it too.

/** A short name, as a pattern of an input. */
export const SHORT_NAME = '[a-z0-9][a-z0-9._\\-]{0,63}';
