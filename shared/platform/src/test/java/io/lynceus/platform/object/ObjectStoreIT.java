package io.lynceus.platform.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ObjectLocation;
import io.lynceus.localstack.SharedLocalStack;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against the local stack's S3 server, and against one that is not there. */
final class ObjectStoreIT {
  private static final String BUCKET = "platform-objects";
  private static ObjectStore store;

  @TempDir Path folder;

  @BeforeAll
  static void createBucketTwice() {
    store = ObjectConfiguration.of(properties(SharedLocalStack.get().s3Endpoint()));
    store.createBucket(BUCKET);
    store.createBucket(BUCKET);
  }

  @Test
  void readsWhatItStored() throws IOException {
    var where = at("text/hello äö.txt");
    store.put(where, Content.of(bytes("hello"), "text/plain"));
    assertThat(read(where)).isEqualTo(bytes("hello"));
    assertThat(store.stat(where)).hasValueSatisfying(s -> assertThat(s.bytes()).isEqualTo(5));
    store.put(where, Content.of(bytes("other"), "text/plain"));
    assertThat(read(where)).isEqualTo(bytes("other"));
  }

  @Test
  void storesFilesOfAnySize() throws IOException {
    for (int size : new int[] {0, 1, 7_000_000}) {
      var content = new byte[size];
      new Random(size).nextBytes(content);
      var file = Files.write(folder.resolve("f" + size), content);
      var where = at("files/" + size);
      store.put(where, Content.of(file, Content.of(content, "").sha256(), "application/zip"));
      assertThat(read(where)).isEqualTo(content);
    }
  }

  @Test
  void saysWhatIsNotThere() {
    assertThat(store.stat(at("nothing"))).isEmpty();
    assertThatThrownBy(() -> store.open(at("nothing"))).isInstanceOf(ObjectNotFound.class);
    assertThatThrownBy(() -> store.open(new ObjectLocation("no-such-bucket", "x")))
        .isInstanceOf(ObjectNotFound.class);
    assertThat(store.bucketExists("no-such-bucket")).isFalse();
  }

  @Test
  void deletesAlsoWhatIsNotThere() {
    store.put(at("gone"), Content.of(bytes("x"), "text/plain"));
    store.delete(at("gone"));
    store.delete(at("gone"));
    assertThat(store.stat(at("gone"))).isEmpty();
  }

  @Test
  void listsEverythingBelowAPrefix() {
    for (var key : new String[] {"list/b", "list/a/deep", "listless", "list/c"}) {
      store.put(at(key), Content.of(bytes(key), "text/plain"));
    }
    assertThat(store.list(BUCKET, "list/"))
        .extracting(o -> o.location().key())
        .containsExactly("list/a/deep", "list/b", "list/c");
    assertThat(store.list(BUCKET, "none/")).isEmpty();
  }

  @Test
  void failsAtOnceWhereTheStoreIsDownOrRefuses() {
    var nobody = ObjectConfiguration.of(properties(URI.create("http://127.0.0.1:9")));
    assertThatThrownBy(() -> nobody.stat(at("x"))).isInstanceOf(ObjectStoreUnavailable.class);
    var s3 = properties(SharedLocalStack.get().s3Endpoint());
    var stranger =
        ObjectConfiguration.of(
            new S3Properties(
                s3.endpoint(), "stranger", "wrong", s3.region(), s3.timeout(), s3.timeout(), 0, 1));
    assertThatThrownBy(() -> stranger.open(at("x"))).isInstanceOf(ObjectStoreUnavailable.class);
  }

  private static S3Properties properties(URI endpoint) {
    var login = SharedLocalStack.get().s3Login();
    var silence = Duration.ofSeconds(5);
    return new S3Properties(
        endpoint, login.name(), login.secret(), "us-east-1", silence, silence, 2, 16);
  }

  private static ObjectLocation at(String key) {
    return new ObjectLocation(BUCKET, key);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(ObjectLocation where) throws IOException {
    try (var in = store.open(where)) {
      return in.readAllBytes();
    }
  }
}
