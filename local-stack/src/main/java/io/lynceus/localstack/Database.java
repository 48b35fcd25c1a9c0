package io.lynceus.localstack;

/** One database of a local stack and the login of its owner. */
public record Database(String url, String user, String password) {}
