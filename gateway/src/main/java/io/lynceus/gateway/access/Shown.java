package io.lynceus.gateway.access;

/** What kind of credential a caller has shown. */
enum Shown {
  KEY,
  TOKEN
}
