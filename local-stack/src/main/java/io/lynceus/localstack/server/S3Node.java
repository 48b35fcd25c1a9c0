package io.lynceus.localstack.server;

import io.lynceus.localstack.settings.Address;
import io.lynceus.localstack.settings.Login;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server over a folder: a bucket is a folder in it, an object a file. */
final class S3Node implements Server {
  private static final int MAX_THREADS = 24;
  private final S3Proxy server;

  private S3Node(S3Proxy server) {
    this.server = server;
  }

  static S3Node start(Path folder, Address address, Login login) throws Exception {
    new HalfSentObjects(folder).delete();
    var server =
        S3Proxy.builder()
            .endpoint(URI.create("http://" + address))
            .awsAuthentication(AuthenticationType.AWS_V4, login.name(), login.secret())
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .jettyMaxThreads(MAX_THREADS)
            .build();
    server.start();
    return new S3Node(server);
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }
}
