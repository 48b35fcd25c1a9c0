/**
 * A run's life: what it is to do, its state, its attempts, its progress, its end, and what is told
 * of each. Who may ask for one is decided by {@code request}, what it does by {@code execution}.
 */
@NullMarked
package io.lynceus.training.run;

import org.jspecify.annotations.NullMarked;
