/**
 * The house rules as ArchUnit tests, written once and applied in every module. Knows names and
 * dependencies; sizes are measured by {@link io.lynceus.rules.HouseBudgets}, taste is left to
 * review.
 */
@NullMarked
package io.lynceus.rules;

import org.jspecify.annotations.NullMarked;
