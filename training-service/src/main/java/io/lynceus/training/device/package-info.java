/**
 * What training computes on: the engine, started when it is first needed, its device and threads,
 * and what is to be told of them. What is computed is decided elsewhere.
 */
@NullMarked
package io.lynceus.training.device;

import org.jspecify.annotations.NullMarked;
