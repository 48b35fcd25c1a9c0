/**
 * What a run is shown, in which order and how far ahead it is made: batches that are the same for
 * the same seed and epoch. How a picture is changed is decided by {@code input}.
 */
@NullMarked
package io.lynceus.training.batch;

import org.jspecify.annotations.NullMarked;
