/**
 * Named arrays of floats on disk, whole or not at all, in a format that others read too. What they
 * mean is decided by whoever saves them.
 */
@NullMarked
package io.lynceus.training.checkpoint;

import org.jspecify.annotations.NullMarked;
