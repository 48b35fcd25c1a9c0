/**
 * The registry on PostgreSQL and an S3 store: rows here, files there, events through an outbox of
 * its own. Nobody else reads these tables or composes these keys.
 */
@NullMarked
package io.lynceus.registry.postgres;

import org.jspecify.annotations.NullMarked;
