/**
 * Networks that learn: the operations computed and differentiated by libtorch. The only package
 * that knows libtorch; nothing that merely inspects needs it.
 */
@NullMarked
package dev.loupe.network.torch;

import org.jspecify.annotations.NullMarked;
