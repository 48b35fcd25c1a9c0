/** Registered versions and which of them is live. */
@NullMarked
package io.lynceus.cli.release;

import org.jspecify.annotations.NullMarked;
