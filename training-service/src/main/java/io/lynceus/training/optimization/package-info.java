/**
 * From gradients to weights: the rate of every step, the step itself, and the average of the
 * weights along the way. It works on flat arrays and knows no network.
 */
@NullMarked
package io.lynceus.training.optimization;

import org.jspecify.annotations.NullMarked;
