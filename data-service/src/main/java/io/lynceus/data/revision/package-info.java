/**
 * Compare-and-set over HTTP: a revision is an entity tag, a change names the one it is based on.
 */
@NullMarked
package io.lynceus.data.revision;

import org.jspecify.annotations.NullMarked;
