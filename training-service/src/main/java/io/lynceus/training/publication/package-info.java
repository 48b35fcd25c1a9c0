/**
 * Makes of trained weights a model package that says where it comes from, and registers it, exactly
 * once for a run however often it is tried. Whether the weights are worth it was decided before.
 */
@NullMarked
package io.lynceus.training.publication;

import org.jspecify.annotations.NullMarked;
