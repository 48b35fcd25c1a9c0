/** Who asks, and whether the platform is well. */
@NullMarked
package io.lynceus.cli.status;

import org.jspecify.annotations.NullMarked;
