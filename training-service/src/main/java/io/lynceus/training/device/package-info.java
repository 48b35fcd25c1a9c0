/**
 * What training computes on and in: the engine, started when it is first needed, its device and
 * threads, float32 or bfloat16 where that pays, and what is to be told of them. What is computed is
 * decided elsewhere.
 */
@NullMarked
package io.lynceus.training.device;

import org.jspecify.annotations.NullMarked;
