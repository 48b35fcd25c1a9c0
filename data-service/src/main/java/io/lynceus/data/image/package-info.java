/**
 * Accepts pictures: names them by the SHA-256 of their bytes, keeps the bytes once, refuses what
 * does not decode, and knows which project holds which under which name. Knows nothing of labels.
 */
@NullMarked
package io.lynceus.data.image;

import org.jspecify.annotations.NullMarked;
