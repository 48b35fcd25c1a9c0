/**
 * How a picture may be changed so that it is another one of the same things: where it lies in the
 * input, how it is turned, coloured and drawn. Which picture is changed how much is decided
 * elsewhere.
 */
@NullMarked
package io.lynceus.training.augmentation;

import org.jspecify.annotations.NullMarked;
