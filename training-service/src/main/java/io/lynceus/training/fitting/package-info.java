/**
 * Brings a detector from its first values to its best ones: the steps, their rate, the averaged
 * weights, what is saved so that an interrupted fit goes on as if nothing had happened. Where
 * pictures come from and what becomes of the weights is decided elsewhere.
 */
@NullMarked
package io.lynceus.training.fitting;

import org.jspecify.annotations.NullMarked;
