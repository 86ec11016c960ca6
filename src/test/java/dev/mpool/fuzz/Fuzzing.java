package dev.mpool.fuzz;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Tries something with random numbers until its time is over. The numbers are the same in every
 * run, unless {@code -Dmpool.fuzz.seed=N} gives others; {@code -Dmpool.fuzz.millis=N} gives more
 * time to each test. A failure names the seed and the try.
 */
final class Fuzzing {

  private static final long SEED = Long.getLong("mpool.fuzz.seed", 1);
  private static final long MILLIS = Long.getLong("mpool.fuzz.millis", 2000);
  private static final int FEWEST = 20;

  private Fuzzing() {}

  static void repeat(Consumer<Random> attempt) {
    long end = System.nanoTime() + MILLIS * 1_000_000;
    for (int i = 0; i < FEWEST || System.nanoTime() < end; i++) {
      long seed = SEED * 1_000_003L + i;
      try {
        attempt.accept(new Random(seed));
      } catch (Throwable e) {
        throw new AssertionError("try " + i + " with -Dmpool.fuzz.seed=" + SEED, e);
      }
    }
  }

  @SafeVarargs
  static <T> T oneOf(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
