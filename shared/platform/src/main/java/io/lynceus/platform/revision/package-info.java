/**
 * Compare-and-set over HTTP: a revision is an entity tag, and a change names the one that it is
 * based on. What counts as a change is the feature's.
 */
@NullMarked
package io.lynceus.platform.revision;

import org.jspecify.annotations.NullMarked;
