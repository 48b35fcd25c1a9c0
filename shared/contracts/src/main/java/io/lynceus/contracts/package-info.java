/**
 * What crosses a service border: ids, where an object lies, and the dataset manifest. Values only;
 * who sends, stores or acts on them is decided elsewhere.
 */
@NullMarked
package io.lynceus.contracts;

import org.jspecify.annotations.NullMarked;
