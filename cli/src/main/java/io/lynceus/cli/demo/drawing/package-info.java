/**
 * Draws fruit among leaves and stones under changing light, with the box of each fruit: pictures to
 * try a detector on where nobody has brought any. All of it follows from a seed.
 */
@NullMarked
package io.lynceus.cli.demo.drawing;

import org.jspecify.annotations.NullMarked;
