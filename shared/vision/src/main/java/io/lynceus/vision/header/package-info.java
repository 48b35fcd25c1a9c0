/**
 * Judges a picture file by its bytes before anybody decodes it: which format, how large, which way
 * up, how many frames, and where the picture ends. Knows nothing of pixels.
 */
@NullMarked
package io.lynceus.vision.header;

import org.jspecify.annotations.NullMarked;
