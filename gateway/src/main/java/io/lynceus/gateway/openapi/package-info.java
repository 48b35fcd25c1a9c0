/**
 * One OpenAPI document of the whole platform: what the services say of themselves, and what only
 * the gateway knows, as its own resources, credentials and examples.
 */
@NullMarked
package io.lynceus.gateway.openapi;

import org.jspecify.annotations.NullMarked;
