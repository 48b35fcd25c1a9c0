/** Training runs: started, watched to their end, listed, cancelled. */
@NullMarked
package io.lynceus.cli.run;

import org.jspecify.annotations.NullMarked;
