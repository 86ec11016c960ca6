package dev.mpool;

import dev.mpool.text.InputFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at files with several threads. The results come in the order of the files, so that no
 * report depends on how many threads there are.
 */
final class ParallelFiles {

  private ParallelFiles() {}

  static List<FileFindings> inspect(
      List<InputFile> files, int jobs, FileInspector inspector, Progress progress) {
    FileFindings[] results = new FileFindings[files.size()];
    Worker worker = new Worker(files, results, new AtomicInteger(), inspector, progress);
    runOnThreads(worker, Math.min(jobs, files.size()));
    return List.of(results);
  }

  /** Takes one file after the other until there are no more. */
  private record Worker(
      List<InputFile> files,
      FileFindings[] results,
      AtomicInteger next,
      FileInspector inspector,
      Progress progress)
      implements Runnable {

    @Override
    public void run() {
      for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
        results[i] = inspector.inspect(files.get(i));
        progress.fileDone(results[i].diagnostics().size());
      }
    }
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
