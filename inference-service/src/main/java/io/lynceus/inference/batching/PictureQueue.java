package io.lynceus.inference.batching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waiting pictures, first come first served; a request's pictures enter together or not at all. */
final class PictureQueue {
  private final int capacity;
  private final Deque<WaitingPicture> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private boolean closed;

  PictureQueue(int capacity) {
    this.capacity = capacity;
  }

  boolean offer(Collection<WaitingPicture> pictures) {
    lock.lock();
    try {
      if (closed || waiting.size() + pictures.size() > capacity) {
        return false;
      }
      waiting.addAll(pictures);
      notEmpty.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next picture and those behind it for the same model, up to its batch; empty at the end. */
  List<WaitingPicture> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && !closed) {
        notEmpty.await();
      }
      return closed ? List.of() : batch();
    } finally {
      lock.unlock();
    }
  }

  private List<WaitingPicture> batch() {
    WaitingPicture first = waiting.removeFirst();
    List<WaitingPicture> batch = new ArrayList<>(List.of(first));
    Iterator<WaitingPicture> others = waiting.iterator();
    while (batch.size() < first.detector().batch() && others.hasNext()) {
      WaitingPicture other = others.next();
      if (other.detector() == first.detector()) {
        batch.add(other);
        others.remove();
      }
    }
    return batch;
  }

  /** True where the picture was still waiting; nobody will look at it then. */
  boolean remove(WaitingPicture picture) {
    lock.lock();
    try {
      return waiting.remove(picture);
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all takers and answers what nobody will look at. */
  List<WaitingPicture> close() {
    lock.lock();
    try {
      closed = true;
      notEmpty.signalAll();
      List<WaitingPicture> left = List.copyOf(waiting);
      waiting.clear();
      return left;
    } finally {
      lock.unlock();
    }
  }
}
