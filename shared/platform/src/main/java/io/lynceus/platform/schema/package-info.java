/**
 * Brings the platform's own tables into a service's database, beside and independent of the
 * service's migrations.
 */
@NullMarked
package io.lynceus.platform.schema;

import org.jspecify.annotations.NullMarked;
