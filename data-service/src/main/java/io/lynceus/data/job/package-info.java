/**
 * Work that outlives a request and a process: durable, in the database, taken over when its worker
 * dies. What the work is, is told by the features that declare tasks.
 */
@NullMarked
package io.lynceus.data.job;

import org.jspecify.annotations.NullMarked;
