/**
 * Which version answers: an alias is resolved once for each swap, a version is swapped in whole or
 * not at all, and whoever holds the old one finishes with it. Also moves aliases for people, with
 * the ledger. That a version runs is established in {@code loading}.
 */
@NullMarked
package io.lynceus.inference.rollout;

import org.jspecify.annotations.NullMarked;
