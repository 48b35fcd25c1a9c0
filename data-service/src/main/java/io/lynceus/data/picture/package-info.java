/**
 * Which pictures are accepted, and what is true of one that is. Knows nothing of projects, rows or
 * objects.
 */
@NullMarked
package io.lynceus.data.picture;

import org.jspecify.annotations.NullMarked;
