/**
 * What ties the lines of many logs to one request: its id and trace, taken in at the door, written
 * into each log line, answered, and carried along with events.
 */
@NullMarked
package io.lynceus.platform.trace;

import org.jspecify.annotations.NullMarked;
