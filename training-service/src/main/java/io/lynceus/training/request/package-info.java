/**
 * What people ask of runs over HTTP: to start one, where that makes sense, to see it, to follow it,
 * to cancel it. What becomes of a run is decided by {@code run}.
 */
@NullMarked
package io.lynceus.training.request;

import org.jspecify.annotations.NullMarked;
