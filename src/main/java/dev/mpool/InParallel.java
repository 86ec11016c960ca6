package dev.mpool;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does pieces of work with several threads that do not depend on each other. The results come in
 * the order of the pieces, so that no report depends on how many threads there are.
 */
final class InParallel {

  private InParallel() {}

  /** Work in pieces, which threads may do at once. */
  interface Work<T> {

    /**
     * Does one piece.
     *
     * @param index from 0
     */
    T piece(int index);
  }

  /**
   * The results of all pieces.
   *
   * @param jobs how many threads may work at once
   */
  @SuppressWarnings("unchecked") // The array holds what the work makes, and nothing else.
  static <T> List<T> all(int pieces, int jobs, Work<T> work) {
    Object[] results = new Object[pieces];
    runOnThreads(new Worker(results, new AtomicInteger(), work), Math.min(jobs, pieces));
    return (List<T>) List.of(results);
  }

  /** Takes one piece after the other until there are no more. */
  private record Worker(Object[] results, AtomicInteger next, Work<?> work) implements Runnable {

    @Override
    public void run() {
      for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
        results[i] = work.piece(i);
      }
    }
  }

  /** The calling thread is one of them: a single piece starts no thread at all. */
  private static void runOnThreads(Runnable worker, int threads) {
    Throwable[] failure = new Throwable[1];
    Thread[] others = new Thread[Math.max(0, threads - 1)];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Thread(worker, "mpool-" + (i + 1));
      others[i].setDaemon(true);
      others[i].setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
      others[i].start();
    }
    worker.run();
    for (Thread other : others) {
      join(other);
    }
    if (failure[0] instanceof Error error) {
      throw error;
    } else if (failure[0] instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while files were being read", e);
    }
  }
}
