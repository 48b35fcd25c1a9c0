package io.lynceus.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lynceus.contracts.ImageId;
import io.lynceus.contracts.ProjectName;
import io.lynceus.data.DataServer;
import io.lynceus.data.Pictures;
import io.lynceus.data.picture.CheckedPicture;
import io.lynceus.data.picture.PictureCheck;
import io.lynceus.data.storage.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Never a row without its object: whoever stores, deletes, sweeps or dies meanwhile. */
final class ImageRaceIT {
  private static final int PICTURES = 3;
  private static final int OPERATIONS = 40;

  private final DataServer server = DataServer.shared();
  private final ImageLibrary library = server.bean(ImageLibrary.class);
  private final PictureCheck check = server.bean(PictureCheck.class);

  @Test
  void storingAndDeletingAtOnceLosesNothing() throws Exception {
    server.project("race-a", "a");
    server.project("race-b", "a");
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      int seed = worker;
      workers.add(() -> work(new Random(seed)));
    }
    try (var threads = Executors.newFixedThreadPool(workers.size())) {
      for (Future<Integer> done : threads.invokeAll(workers)) {
        assertThat(done.get()).isEqualTo(OPERATIONS);
      }
    }
    for (int i = 0; i < PICTURES; i++) {
      CheckedPicture picture = picture(i);
      assertThat(isStored(picture.id())).isEqualTo(hasObject(picture.id()));
      if (isHeld(picture.id())) {
        assertThat(library.bytes(picture.id())).isEqualTo(picture.bytes());
      }
    }
  }

  @Test
  void whatACrashLeavesIsStoredAgainByTheNext() {
    server.project("crash", "a");
    CheckedPicture picture = check.judge(Pictures.png(501));
    var project = new ProjectName("crash");
    TransactionOperations transaction = server.bean(TransactionOperations.class);
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      library.add(project, picture, "x.png", null, "ada");
                      throw new IllegalStateException("killed before the commit");
                    }))
        .hasMessageContaining("killed");
    assertThat(hasObject(picture.id())).as("an orphan").isTrue();
    assertThat(isStored(picture.id())).isFalse();
    assertThat(library.add(project, picture, "x.png", null, "ada")).isTrue();
    assertThat(library.bytes(picture.id())).isEqualTo(picture.bytes());
  }

  @Test
  void aSweepThatDiedHalfwayIsFinishedOrUndone() {
    server.project("halfway", "a");
    var project = new ProjectName("halfway");
    CheckedPicture finished = check.judge(Pictures.png(502));
    CheckedPicture undone = check.judge(Pictures.png(503));
    for (CheckedPicture picture : List.of(finished, undone)) {
      library.add(project, picture, "x.png", null, "ada");
      library.remove(project, picture.id());
      assertThat(server.bean(ImageTable.class).startLeaving(picture.id())).isTrue();
    }
    assertThat(library.add(project, undone, "x.png", null, "ada")).isTrue();
    server.bean(ImageSweep.class).sweepAll();
    assertThat(hasObject(finished.id())).isFalse();
    assertThat(library.bytes(undone.id())).isEqualTo(undone.bytes());
  }

  private int work(Random random) {
    ImageSweep sweep = server.bean(ImageSweep.class);
    for (int i = 0; i < OPERATIONS; i++) {
      var project = new ProjectName(random.nextBoolean() ? "race-a" : "race-b");
      CheckedPicture picture = picture(random.nextInt(PICTURES));
      switch (random.nextInt(3)) {
        case 0 -> library.add(project, picture, "x.png", null, "ada");
        case 1 -> library.remove(project, picture.id());
        default -> sweep.sweep(picture.id());
      }
    }
    return OPERATIONS;
  }

  private CheckedPicture picture(int number) {
    return check.judge(Pictures.png(510 + number));
  }

  private boolean isStored(ImageId image) {
    return server.bean(ImageTable.class).isStored(image);
  }

  private boolean isHeld(ImageId image) {
    return server
            .bean(JdbcClient.class)
            .sql("select count(*) from membership where image = ?")
            .param(image.sha256())
            .query(Long.class)
            .single()
        > 0;
  }

  private boolean hasObject(ImageId image) {
    try (InputStream in = server.bean(Bucket.class).open(ImageKey.of(image))) {
      return in.read() >= 0;
    } catch (io.lynceus.platform.object.ObjectNotFound absent) {
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
