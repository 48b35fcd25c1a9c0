package io.lynceus.localstack.server;

/** A server that takes requests until it is stopped. */
@FunctionalInterface
interface Server {
  /** Returns when the server has let go of its port and its files. */
  void stop() throws Exception;
}
