/**
 * How facts of other services arrive: decoded, each effect once, errors sorted into those that a
 * record causes and those that a dependency causes. What a fact means is decided by the feature
 * that subscribes.
 */
@NullMarked
package io.lynceus.platform.event;

import org.jspecify.annotations.NullMarked;
