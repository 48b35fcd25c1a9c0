/**
 * Lists in pieces: a limit, an opaque cursor, and the answer's shape. What is listed, and in which
 * order, is the feature's.
 */
@NullMarked
package io.lynceus.platform.paging;

import org.jspecify.annotations.NullMarked;
