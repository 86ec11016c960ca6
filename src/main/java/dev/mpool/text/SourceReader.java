package dev.mpool.text;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads inputs as text: at most so many bytes, and only strict UTF-8. What cannot be read becomes a
 * {@link Reading.Refused}, never an exception, so that one bad input does not stop the others.
 *
 * <p>It may be used by many threads at once, but standard input can be read once.
 */
public final class SourceReader {

  /** The size limit unless the user says otherwise: 1 MiB. */
  public static final int DEFAULT_MAX_BYTES = 1 << 20;

  private final int maxBytes;
  private final InputStream standardInput;

  /**
   * @param maxBytes the largest input that is accepted; a larger one is refused after at most one
   *     byte more has been read
   * @param standardInput what the input {@code -} reads
   */
  public SourceReader(int maxBytes, InputStream standardInput) {
    this.maxBytes = maxBytes;
    this.standardInput = standardInput;
  }

  /** Reads one input to its end, or until it exceeds the limit. */
  public Reading read(InputFile input) {
    if (input.refusal().isPresent()) {
      return input.refusal().get();
    }
    if (input.path().isEmpty()) {
      return read(input.name(), standardInput);
    }
    Path path = input.path().get();
    // FileInputStream, because it reads FIFOs and devices as well and is loaded at start-up anyway.
    try (InputStream file = new FileInputStream(path.toFile())) {
      return read(input.name(), file);
    } catch (FileNotFoundException e) {
      return unreadable(input.name(), Unopened.why(path));
    } catch (IOException e) {
      return unreadable(input.name(), Unopened.reason(e));
    }
  }

  private Reading read(String name, InputStream opened) {
    // A FileInputStream would ask a pipe where it stands, which a pipe cannot tell.
    InputStream in = new FilterInputStream(opened) {};
    try {
      // One byte more than allowed is asked for, so that the limit is noticed without reading on.
      byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1L, Integer.MAX_VALUE));
      return bytes.length > maxBytes ? tooLarge(name) : Utf8.decode(name, bytes);
    } catch (IOException e) {
      return unreadable(name, Unopened.reason(e));
    }
  }

  private Reading tooLarge(String name) {
    return Reading.Refused.whole(
        name,
        Reading.Kind.TOO_LARGE,
        "is larger than the limit of " + size(maxBytes) + " (--max-file-size)");
  }

  private static String size(int bytes) {
    if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MiB";
    }
    return bytes >= 1024 && bytes % 1024 == 0 ? (bytes >> 10) + "KiB" : bytes + " bytes";
  }

  private static Reading unreadable(String name, String why) {
    return Reading.Refused.whole(name, Reading.Kind.UNREADABLE, why);
  }
}
