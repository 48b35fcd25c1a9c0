/**
 * Freezes a project's labelled images as a dataset version that never changes: manifest, splits,
 * validation report, and an id that is the hash of the content. Knows nothing of formats or
 * training.
 */
@NullMarked
package io.lynceus.data.dataset;

import org.jspecify.annotations.NullMarked;
