/**
 * What can go wrong on a line between two processes, as a TCP proxy that does it on request. Knows
 * bytes and connections; the one protocol that it can recognise is HTTP, by the start of a request.
 */
package io.lynceus.e2e.proxy;
