/**
 * Functions of the loaded libtorch that DJL does not offer, called directly. What they are good for
 * is decided elsewhere; where the library lacks one, whoever asks has another way.
 */
@NullMarked
package io.lynceus.training.libtorch;

import org.jspecify.annotations.NullMarked;
