/**
 * In which numbers a forward pass computes, and whether fewer bits pay on this machine. What is
 * learned, averaged, evaluated and saved is float32 always.
 */
@NullMarked
package io.lynceus.training.precision;

import org.jspecify.annotations.NullMarked;
