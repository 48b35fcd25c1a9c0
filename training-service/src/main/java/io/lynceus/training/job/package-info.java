/**
 * Work that outlives a request and a process: durable, in the database, taken over when its worker
 * dies. Runs have one worker, because they have one device; evaluations have another. What the work
 * is, is told by the features that declare tasks.
 */
@NullMarked
package io.lynceus.training.job;

import org.jspecify.annotations.NullMarked;
