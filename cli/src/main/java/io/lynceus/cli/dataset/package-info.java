/** Dataset versions: freezing what a project holds. */
@NullMarked
package io.lynceus.cli.dataset;

import org.jspecify.annotations.NullMarked;
