/**
 * A run's life as others see it: what can be asked for, the queue, its state, its progress, its
 * end. What a run does is decided by {@code execution}.
 */
@NullMarked
package io.lynceus.training.run;

import org.jspecify.annotations.NullMarked;
