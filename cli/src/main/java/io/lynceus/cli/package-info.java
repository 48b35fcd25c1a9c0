/** {@code lynceus}: the commands in one tree, and what becomes of what they throw. */
@NullMarked
package io.lynceus.cli;

import org.jspecify.annotations.NullMarked;
