/**
 * Evaluations that somebody asks for: what a registered version, as it is served, is worth on a
 * split of a dataset version. How numbers are worked out is decided in {@code shared/vision}.
 */
@NullMarked
package io.lynceus.training.assessment;

import org.jspecify.annotations.NullMarked;
