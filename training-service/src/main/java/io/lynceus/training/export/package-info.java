/**
 * Writes a trained detector as ONNX and proves that the file says what the detector says. Nothing
 * is registered whose file does not.
 */
@NullMarked
package io.lynceus.training.export;

import org.jspecify.annotations.NullMarked;
