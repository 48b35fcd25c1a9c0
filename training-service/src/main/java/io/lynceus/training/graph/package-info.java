/**
 * What networks are made of: a convolution with its parameters, the operations between
 * convolutions, and parameters as slices of one flat array. It knows no detector.
 */
@NullMarked
package io.lynceus.training.graph;

import org.jspecify.annotations.NullMarked;
