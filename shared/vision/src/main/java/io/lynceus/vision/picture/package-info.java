/**
 * Pictures as bytes of red, green and blue, upright: decoding, encoding, drawing boxes, likeness,
 * and the letterbox by which a network sees them. Training and serving share this code, so that
 * both see the same pixels. Knows no model.
 */
@NullMarked
package io.lynceus.vision.picture;

import org.jspecify.annotations.NullMarked;
