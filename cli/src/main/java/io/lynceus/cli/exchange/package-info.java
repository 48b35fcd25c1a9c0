/**
 * Brings folders and archives of labelled pictures in, and dataset versions out. What the files
 * mean is decided by the platform.
 */
@NullMarked
package io.lynceus.cli.exchange;

import org.jspecify.annotations.NullMarked;
