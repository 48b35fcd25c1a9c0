/** A time of day that a test can move. */
@NullMarked
package io.lynceus.e2e.clock;

import org.jspecify.annotations.NullMarked;
