/** Projects: a named task with its classes. */
@NullMarked
package io.lynceus.cli.project;

import org.jspecify.annotations.NullMarked;
