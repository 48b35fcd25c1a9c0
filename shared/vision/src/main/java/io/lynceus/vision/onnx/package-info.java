/** Judges ONNX files by a reader of our own, before ONNX Runtime sees them. Runs nothing. */
@NullMarked
package io.lynceus.vision.onnx;

import org.jspecify.annotations.NullMarked;
