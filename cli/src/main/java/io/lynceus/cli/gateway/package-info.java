/**
 * Speaks to the gateway: where it is, who asks, and what it refused. Knows resources and JSON, not
 * what a command makes of them.
 */
@NullMarked
package io.lynceus.cli.gateway;

import org.jspecify.annotations.NullMarked;
