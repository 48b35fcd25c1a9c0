/**
 * How a request is read: first whether its caller may make it at all, then, strictly, what it says.
 * Which role a handler asks for is said by its {@code @PreAuthorize}, who has which by {@code
 * identity}; what is answered to a body that cannot be read is decided in {@code problem}.
 */
@NullMarked
package io.lynceus.platform.request;

import org.jspecify.annotations.NullMarked;
