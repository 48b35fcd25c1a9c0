/** How good a registered version, or anybody's list of detections, is on known boxes. */
@NullMarked
package io.lynceus.cli.evaluation;

import org.jspecify.annotations.NullMarked;
