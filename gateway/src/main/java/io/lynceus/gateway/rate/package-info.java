/**
 * How often: a bucket of tokens for each caller, what a request costs, and how many bad logins one
 * address may try. Buckets are this process's own: two replicas let twice as much through.
 */
@NullMarked
package io.lynceus.gateway.rate;

import org.jspecify.annotations.NullMarked;
