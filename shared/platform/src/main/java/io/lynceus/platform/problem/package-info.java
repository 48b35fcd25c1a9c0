/**
 * Turns whatever goes wrong in a request into one {@code application/problem+json} with a stable
 * type and a trace id. Which facts there are is decided by the features, which throw a {@link
 * io.lynceus.platform.problem.LynceusProblem}.
 */
@NullMarked
package io.lynceus.platform.problem;

import org.jspecify.annotations.NullMarked;
