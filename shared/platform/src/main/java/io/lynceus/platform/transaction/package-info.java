/**
 * Transactions that others keep from being committed are run again. What a transaction does, and
 * that doing it again is safe, is known by who writes it.
 */
@NullMarked
package io.lynceus.platform.transaction;

import org.jspecify.annotations.NullMarked;
