/**
 * The one list of what the platform on this machine consists of: the local stack and the services,
 * with ports, flags of the JVM and configuration. Adding a service is one line here.
 */
@NullMarked
package io.lynceus.localstack.platform;

import org.jspecify.annotations.NullMarked;
