/** Boxes and what is true of any two of them. Knows neither pictures nor models. */
@NullMarked
package io.lynceus.vision.box;

import org.jspecify.annotations.NullMarked;
