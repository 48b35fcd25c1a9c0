/**
 * A project is a named task with ordered classes whose ids stay for ever. Knows nothing of pictures
 * or labels; those who own them hear of a deletion.
 */
@NullMarked
package io.lynceus.data.project;

import org.jspecify.annotations.NullMarked;
