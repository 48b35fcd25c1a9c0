/** Which registry is used, and where it is; an unknown one stops the start. */
@NullMarked
package io.lynceus.registry.choice;

import org.jspecify.annotations.NullMarked;
