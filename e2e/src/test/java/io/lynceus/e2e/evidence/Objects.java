package io.lynceus.e2e.evidence;

import io.lynceus.e2e.history.Pictures;
import io.lynceus.localstack.settings.Connections;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** One bucket, past everything that stands between. */
final class Objects {
  private final MinioClient s3;
  private final String bucket;

  Objects(Connections connections, String bucket) {
    this.bucket = bucket;
    this.s3 =
        MinioClient.builder()
            .endpoint(connections.s3().toString())
            .credentials(
                connections.credentials().s3().name(), connections.credentials().s3().secret())
            .region(Connections.S3_REGION)
            .build();
  }

  List<String> keys() throws MinioException {
    List<String> keys = new ArrayList<>();
    if (s3.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
      for (var found :
          s3.listObjects(ListObjectsArgs.builder().bucket(bucket).recursive(true).build())) {
        keys.add(found.get().objectName());
      }
    }
    return keys;
  }

  String sha256(String key) throws MinioException {
    try (var object = s3.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build())) {
      return Pictures.sha256(object.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
