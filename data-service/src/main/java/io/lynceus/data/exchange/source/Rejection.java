package io.lynceus.data.exchange.source;

/**
 * Something of a source that was not taken: the file with line or id, and a reason for a person.
 */
public record Rejection(String source, String reason) {}
