/**
 * Who is calling a service, and what they may do: verifies the short-lived tokens that the gateway
 * signs and hands controllers a {@link io.lynceus.platform.identity.Caller}. Knows neither API keys
 * nor people's own issuers; those end at the gateway.
 */
@NullMarked
package io.lynceus.platform.identity;

import org.jspecify.annotations.NullMarked;
