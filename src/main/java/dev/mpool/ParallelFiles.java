package dev.mpool;

import dev.mpool.text.InputFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Looks at files with several threads. The results come in the order of the files, so that no
 * report depends on how many threads there are.
 */
final class ParallelFiles {

  private ParallelFiles() {}

  static List<FileFindings> inspect(
      List<InputFile> files,
      int jobs,
      Function<InputFile, FileFindings> inspector,
      Progress progress) {
    FileFindings[] results = new FileFindings[files.size()];
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
            results[i] = inspector.apply(files.get(i));
            progress.fileDone(results[i].diagnostics().size());
          }
        };
    runOnThreads(worker, Math.min(jobs, files.size()));
    return List.of(results);
  }

  /** The calling thread is one of them: a single file starts no thread at all. */
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
