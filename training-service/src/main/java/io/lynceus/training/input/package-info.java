/**
 * From labelled pictures to batches: decoding once, fitting, mixing and changing pictures so that
 * no epoch shows the same one twice. What an epoch shows follows from the seed alone. It knows no
 * network.
 */
@NullMarked
package io.lynceus.training.input;

import org.jspecify.annotations.NullMarked;
