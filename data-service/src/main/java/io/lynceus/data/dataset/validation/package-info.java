/**
 * What a dataset version is expected to be, and whether it is: a report in the shape of Great
 * Expectations. A failure blocks training unless forced; a warning is for people.
 */
@NullMarked
package io.lynceus.data.dataset.validation;

import org.jspecify.annotations.NullMarked;
