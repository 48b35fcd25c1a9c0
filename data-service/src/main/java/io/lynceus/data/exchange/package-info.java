/**
 * Import and export of labelled pictures. An import is a durable job that tells what it took and,
 * one by one, what it did not; which pictures and labels are valid, is decided by their owners.
 */
@NullMarked
package io.lynceus.data.exchange;

import org.jspecify.annotations.NullMarked;
