/**
 * Lets a client repeat a creating request without creating twice: the same key and body get the
 * same answer. Which requests may be repeated is decided by the controllers that ask.
 */
@NullMarked
package io.lynceus.platform.idempotency;

import org.jspecify.annotations.NullMarked;
