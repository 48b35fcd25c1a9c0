/**
 * What a prediction costs: which cells answer for which box, and how far box, class and distance
 * distribution are from what they should be. It knows neither the network nor how it is stepped.
 */
@NullMarked
package io.lynceus.training.loss;

import org.jspecify.annotations.NullMarked;
