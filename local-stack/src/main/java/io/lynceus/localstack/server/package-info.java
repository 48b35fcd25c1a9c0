/**
 * The three servers, each with its data in a folder and its own login: how one is configured,
 * started, stopped, and what it finds after a power cut. None knows of the others.
 */
@NullMarked
package io.lynceus.localstack.server;

import org.jspecify.annotations.NullMarked;
