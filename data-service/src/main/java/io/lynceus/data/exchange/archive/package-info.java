/**
 * Reads zip and tar.gz files that strangers made: names, kinds and sizes are judged before a byte
 * of content is used, and nothing is ever written under a name that the archive chose. What the
 * files mean is decided elsewhere.
 */
@NullMarked
package io.lynceus.data.exchange.archive;

import org.jspecify.annotations.NullMarked;
