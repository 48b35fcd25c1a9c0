/**
 * What a person asks of the platform on this machine: up, down, status, backup, restore, and the
 * supervisor that {@code up} leaves behind. Words and exit codes are decided here, nothing else.
 */
@NullMarked
package io.lynceus.localstack.command;

import org.jspecify.annotations.NullMarked;
