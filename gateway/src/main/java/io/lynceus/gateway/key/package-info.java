/**
 * API keys: makes them, shows each one once, knows them again by a hash, and ends them. What a
 * caller with a key may reach is decided by the services.
 */
@NullMarked
package io.lynceus.gateway.key;

import org.jspecify.annotations.NullMarked;
