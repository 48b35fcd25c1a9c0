/**
 * Pictures as bytes of red, green and blue, upright: decoding, encoding, drawing boxes, likeness.
 * Knows no network; how one sees a picture is decided in {@code input}.
 */
@NullMarked
package io.lynceus.vision.picture;

import org.jspecify.annotations.NullMarked;
