/**
 * How good a detector is on a split: runs it over the pictures as they will be served, without any
 * change, and asks {@code shared/vision} for the numbers under both protocols.
 */
@NullMarked
package io.lynceus.training.evaluation;

import org.jspecify.annotations.NullMarked;
