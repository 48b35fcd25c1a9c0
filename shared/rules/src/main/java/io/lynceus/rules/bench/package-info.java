/**
 * What benchmarks have in common: processor time, figures with the bound that each has, and the
 * report that holds them against it. Knows no benchmark.
 */
@NullMarked
package io.lynceus.rules.bench;

import org.jspecify.annotations.NullMarked;
