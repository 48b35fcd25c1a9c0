/**
 * What a local stack is told and what it makes up at its first start: addresses, ports, the state
 * folder and its credentials. Starts nothing.
 */
@NullMarked
package io.lynceus.localstack.settings;

import org.jspecify.annotations.NullMarked;
