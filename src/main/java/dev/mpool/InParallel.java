package dev.mpool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Does pieces of work with several threads that do not depend on each other. The results come in
 * the order of the pieces, so that no report depends on how many threads there are.
 */
final class InParallel {

  private InParallel() {}

  /**
   * The results of all pieces. A single one starts no thread.
   *
   * @param jobs how many threads may work at once
   */
  static <T> List<T> all(int pieces, int jobs, IntFunction<T> work) {
    List<T> results = new ArrayList<>(pieces);
    if (Math.min(jobs, pieces) < 2) {
      for (int i = 0; i < pieces; i++) {
        results.add(work.apply(i));
      }
      return results;
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, pieces));
    try {
      List<Future<T>> started = new ArrayList<>(pieces);
      for (int i = 0; i < pieces; i++) {
        int piece = i;
        started.add(threads.submit(() -> work.apply(piece)));
      }
      for (Future<T> each : started) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while files were being read", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
