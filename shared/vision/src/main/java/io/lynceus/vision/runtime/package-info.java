/**
 * Asks a network in ONNX Runtime what is in a picture. Which files may be loaded is decided in
 * {@code onnx}, what the numbers mean in {@code detection}.
 */
@NullMarked
package io.lynceus.vision.runtime;

import org.jspecify.annotations.NullMarked;
