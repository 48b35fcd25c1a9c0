/**
 * From the numbers that a network puts out to detections in pixels of the picture: output layouts,
 * the confidence a box must have, and the suppression of boxes that say the same twice. Knows no
 * runtime; the trainer's network and an ONNX session are read by the same code.
 */
@NullMarked
package io.lynceus.vision.detection;

import org.jspecify.annotations.NullMarked;
