/**
 * Signs tokens with keys that rotate: short ones for services, one request long, and those that a
 * caller takes instead of showing a key each time. Who gets one is decided by {@code access}.
 */
@NullMarked
package io.lynceus.gateway.token;

import org.jspecify.annotations.NullMarked;
