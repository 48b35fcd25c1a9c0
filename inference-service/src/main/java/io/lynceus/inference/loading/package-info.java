/**
 * Which model versions lie in memory: they are verified, loaded and warmed up here, lent out, and
 * closed when nobody holds them any more. Which version somebody wants is decided elsewhere.
 */
@NullMarked
package io.lynceus.inference.loading;

import org.jspecify.annotations.NullMarked;
