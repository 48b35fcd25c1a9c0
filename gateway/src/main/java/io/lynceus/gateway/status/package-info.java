/**
 * Tells how the platform is: which services are ready, and which model versions the caller's
 * projects have live. Asks the services each time; remembers nothing but the last second.
 */
@NullMarked
package io.lynceus.gateway.status;

import org.jspecify.annotations.NullMarked;
