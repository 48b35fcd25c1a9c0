/**
 * Pictures in, detections in pixels of the upright source out. Reads requests and writes answers;
 * which version answers is decided in {@code rollout}, when in {@code batching}.
 */
@NullMarked
package io.lynceus.inference.detection;

import org.jspecify.annotations.NullMarked;
