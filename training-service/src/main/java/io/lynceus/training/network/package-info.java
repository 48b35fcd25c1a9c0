/**
 * The detector as DJL blocks: which layers there are, how wide, how deep, how they are wired and
 * started. It is written once against {@link io.lynceus.training.graph.Graph}, so that computing,
 * shapes and ONNX cannot drift apart; what it is trained with is decided elsewhere.
 */
@NullMarked
package io.lynceus.training.network;

import org.jspecify.annotations.NullMarked;
