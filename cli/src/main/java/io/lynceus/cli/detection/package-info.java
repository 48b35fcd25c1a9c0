/** Asks a live model about pictures, and draws what it said. */
@NullMarked
package io.lynceus.cli.detection;

import org.jspecify.annotations.NullMarked;
