/**
 * The facts that services tell each other, and the topics they travel on. Who sends them and who
 * acts on them is decided elsewhere; fields are only ever added.
 */
@NullMarked
package io.lynceus.contracts.event;

import org.jspecify.annotations.NullMarked;
