package io.lynceus.data.storage;

import io.lynceus.platform.problem.LynceusProblem;
import org.springframework.http.HttpStatus;

/** The disk for work in progress has no room for what is being sent. */
final class StorageFull extends LynceusProblem {
  private static final long serialVersionUID = 1;

  StorageFull() {
    super(
        "storage-full",
        HttpStatus.INSUFFICIENT_STORAGE,
        "The disk of data-service is full and nothing was kept; send it again when there is room");
  }
}
