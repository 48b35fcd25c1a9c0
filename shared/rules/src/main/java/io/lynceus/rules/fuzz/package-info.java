/**
 * Runs a parser on bytes that coverage feedback makes up. What a parser may answer is decided by
 * its fuzz target, beside the parser.
 */
@NullMarked
package io.lynceus.rules.fuzz;

import org.jspecify.annotations.NullMarked;
