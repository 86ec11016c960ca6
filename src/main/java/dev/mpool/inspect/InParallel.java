package dev.mpool.inspect;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Does pieces of work with several threads that do not depend on each other. The results come in
 * the order of the pieces, whichever thread did them.
 */
final class InParallel {

  private InParallel() {}

  /**
   * The results of all pieces. A single one starts no thread.
   *
   * @param jobs how many threads may work at once
   */
  @SuppressWarnings("unchecked") // The array holds what the work makes, and nothing else.
  static <T> List<T> all(int pieces, int jobs, IntFunction<T> work) {
    Object[] results = new Object[pieces];
    Worker worker = new Worker(results, new AtomicInteger(), work);
    if (Math.min(jobs, pieces) < 2) {
      worker.call();
    } else {
      callOnThreads(worker, Math.min(jobs, pieces));
    }
    return (List<T>) List.of(results);
  }

  /** Takes one piece after the other until there are no more: a task each would cost a tenth. */
  private record Worker(Object[] results, AtomicInteger next, IntFunction<?> work)
      implements Callable<Void> {

    @Override
    public Void call() {
      for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
        results[i] = work.apply(i);
      }
      return null;
    }
  }

  private static void callOnThreads(Worker worker, int jobs) {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      for (Future<Void> each : threads.invokeAll(Collections.nCopies(jobs, worker))) {
        each.get();
      }
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
