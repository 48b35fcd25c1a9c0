/**
 * A dataset version as an archive in a format of others. The version decides what is in it and the
 * layout where it lies.
 */
@NullMarked
package io.lynceus.data.exchange.export;

import org.jspecify.annotations.NullMarked;
