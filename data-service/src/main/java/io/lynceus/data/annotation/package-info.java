/**
 * Labels as facts: every revision with who, when and from where, and the rule which one is current.
 * Boxes name classes by their id, so that a class may be renamed or retired without touching them.
 */
@NullMarked
package io.lynceus.data.annotation;

import org.jspecify.annotations.NullMarked;
