/**
 * Which image of a dataset version serves which purpose: near duplicates stay together, the lists
 * of a source are kept, everything else is drawn by a hash that does not change when images are
 * added. Pure; knows neither tables nor bytes.
 */
@NullMarked
package io.lynceus.data.dataset.split;

import org.jspecify.annotations.NullMarked;
