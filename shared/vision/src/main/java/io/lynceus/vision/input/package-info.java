/**
 * How a picture becomes a network's input, and how boxes come back: a recipe that is saved with the
 * weights and executed by this one implementation in training, evaluation and serving.
 */
@NullMarked
package io.lynceus.vision.input;

import org.jspecify.annotations.NullMarked;
