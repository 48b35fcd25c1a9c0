/** What stands in for the platform and for a shell. */
@org.jspecify.annotations.NullMarked
package io.lynceus.cli.stub;
