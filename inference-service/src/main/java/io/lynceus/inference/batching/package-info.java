/**
 * When a picture is looked at: a bounded queue of pictures, a deadline for each, and as many
 * platform threads as there are cores that do the native work. On a CPU nobody waits for a batch to
 * fill; on a GPU a thread takes what is waiting.
 */
@NullMarked
package io.lynceus.inference.batching;

import org.jspecify.annotations.NullMarked;
