/**
 * A dataset version as an archive in a format of others: how its files are named, written and
 * cleaned. The version decides what is in it, each format where it lies and how it is spelled.
 */
@NullMarked
package io.lynceus.data.exchange.export;

import org.jspecify.annotations.NullMarked;
