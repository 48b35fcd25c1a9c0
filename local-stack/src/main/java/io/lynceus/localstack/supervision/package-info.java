/**
 * Keeps a list of processes running: starts them in stages, watches them, restarts what dies with
 * back-off, keeps their logs, and ends them in order. Knows pids and start times, and touches no
 * process that it did not start; what the processes are for, it does not know.
 */
@NullMarked
package io.lynceus.localstack.supervision;

import org.jspecify.annotations.NullMarked;
