/** Pre-trained networks whose inner layers describe the texture of a picture. */
@NullMarked
package dev.loupe.backbone;

import org.jspecify.annotations.NullMarked;
