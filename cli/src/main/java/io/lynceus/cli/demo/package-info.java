/**
 * Walks the whole loop once in front of somebody who has just arrived: every step is a command that
 * they can type themselves.
 */
@NullMarked
package io.lynceus.cli.demo;

import org.jspecify.annotations.NullMarked;
