package dev.mpool.yaml;

import dev.mpool.text.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a source as {@link YamlReader} does, but a large one by several threads at once. It is
 * divided into stretches where separators stand, each is read ahead of its turn, and what was read
 * is joined. From the first stretch on in which the file reaches one of its limits, it is read in
 * order after all, so that nothing depends on how many threads there are.
 */
public final class ParallelReading {

  /** In less, Java is still busy with compiling mpool, and another thread gains nothing. */
  private static final int LARGE = 1 << 21;

  /** The longer stretches are, the longer the threads wait for the last one. */
  private static final int STRETCH = 1 << 17;

  private final Source source;
  private final char[] text;

  /** Where the stretches begin, and where the text ends. */
  private final int[] bounds;

  private final SharedLimits limits;

  private ParallelReading(Source source, int stretch) {
    this.source = source;
    this.text = source.text().toCharArray();
    this.bounds = bounds(text, stretch);
    this.limits = new SharedLimits(bounds.length - 1, budget().mostAliasedInFile());
  }

  /**
   * Whether a source is read faster in parallel.
   *
   * @param threads how many may read it at once
   */
  public static boolean pays(Source source, int threads) {
    return threads > 1 && source.text().length() >= LARGE;
  }

  /** Begins to read a source. */
  public static ParallelReading of(Source source) {
    return inStretches(source, STRETCH);
  }

  /** Begins to read a source in stretches of at least so many characters. */
  static ParallelReading inStretches(Source source, int length) {
    return new ParallelReading(source, length);
  }

  /** How many stretches can be read ahead; none if the text does not divide. */
  public int stretches() {
    return bounds.length > 2 ? bounds.length - 1 : 0;
  }

  /**
   * Reads a stretch. Threads may do so at once and in any order.
   *
   * @param index of the stretch, from 0
   * @return empty if the file reaches a limit here or before, so that it has to be read in order
   */
  public Optional<ReadAhead> readAhead(int index) {
    DocumentReader reader = reader();
    reader.enter(bounds[index], bounds[index + 1]);
    boolean allowed = limits.allow(index, reader.use());
    while (allowed && reader.readNext()) {
      allowed = limits.allow(index, reader.use());
    }
    return allowed ? Optional.of(reader.ahead()) : Optional.empty();
  }

  /**
   * All documents of the source.
   *
   * @param ahead what {@link #readAhead} gave for each stretch
   */
  public YamlStream joined(List<Optional<ReadAhead>> ahead) {
    DocumentReader reader = reader();
    int taken = 0;
    while (taken < ahead.size() && reader.take(ahead.get(taken))) {
      taken++;
    }
    reader.read(bounds[taken], text.length);
    return reader.stream();
  }

  private DocumentReader reader() {
    return new DocumentReader(source, text, budget());
  }

  private AliasBudget budget() {
    return new AliasBudget(TreeBuilder.MAX_NODES, text.length);
  }

  private static int[] bounds(char[] text, int stretch) {
    int[] bounds = new int[text.length / stretch + 2];
    int last = 0;
    while (text.length - bounds[last] - stretch >= stretch) {
      bounds[last + 1] = DocumentSplit.separatorBehind(text, bounds[last] + stretch);
      last++;
    }
    if (last == 0 || bounds[last] < text.length) {
      bounds[++last] = text.length;
    }
    return Arrays.copyOf(bounds, last + 1);
  }
}
