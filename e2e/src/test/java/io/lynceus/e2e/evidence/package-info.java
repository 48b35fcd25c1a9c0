/**
 * Reads what a history has left in PostgreSQL, S3 and Kafka, past the proxies and past the
 * services. Knows tables, keys and topics, which nobody else outside their owners may; judges
 * nothing.
 */
package io.lynceus.e2e.evidence;
