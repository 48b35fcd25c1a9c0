/** Starts data-service; every feature is a package of its own below this one. */
@NullMarked
package io.lynceus.data;

import org.jspecify.annotations.NullMarked;
