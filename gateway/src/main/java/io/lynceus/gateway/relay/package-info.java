/**
 * Carries a request to its service and the answer back, byte by byte in both directions: with the
 * caller's token and none of the caller's own claims about where it came from, through the breaker
 * of its route, and with a problem where the service does not answer.
 */
@NullMarked
package io.lynceus.gateway.relay;

import org.jspecify.annotations.NullMarked;
