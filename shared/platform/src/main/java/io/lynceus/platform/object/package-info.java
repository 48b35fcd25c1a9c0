/**
 * Bytes in an S3 store: whole objects in and out, with time-outs and few retries. Keys are composed
 * by the features that own them; nothing here knows a bucket's layout.
 */
@NullMarked
package io.lynceus.platform.object;

import org.jspecify.annotations.NullMarked;
