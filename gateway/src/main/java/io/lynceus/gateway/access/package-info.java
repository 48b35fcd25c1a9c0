/**
 * Who is let in: turns an API key, a token of ours or one of a configured issuer into a caller,
 * says which paths are open, and writes the audit line of whatever changes something.
 */
@NullMarked
package io.lynceus.gateway.access;

import org.jspecify.annotations.NullMarked;
