/**
 * The decoder of libjpeg-turbo, called directly where the library is installed. Gives samples or
 * nothing; what a file is, and why it is refused, is decided elsewhere.
 */
@NullMarked
package io.lynceus.vision.turbojpeg;

import org.jspecify.annotations.NullMarked;
