/** Synthetic defects: what a trainer that only has good pictures may call bad. */
@NullMarked
package dev.loupe.synthetic;

import org.jspecify.annotations.NullMarked;
