/**
 * Where a request goes and how long it may take: the table of routes. Carrying it there is the
 * business of {@code relay}.
 */
@NullMarked
package io.lynceus.gateway.route;

import org.jspecify.annotations.NullMarked;
