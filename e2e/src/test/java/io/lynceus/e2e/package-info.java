/**
 * The whole platform from outside: its real processes on free ports, reached as a user reaches
 * them. Knows HTTP, processes and files; nothing of what is inside a service.
 */
package io.lynceus.e2e;
