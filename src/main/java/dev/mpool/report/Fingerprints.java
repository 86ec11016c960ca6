package dev.mpool.report;

import dev.mpool.diag.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names findings so that a CI system knows one again after lines have moved or words have changed:
 * by rule, file and JSON pointer, counted where that is not unique.
 */
final class Fingerprints {

  private static final int LENGTH = 16;

  private final MessageDigest digest;
  private final Map<String, Integer> seen = new HashMap<>();

  Fingerprints() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The next finding's fingerprint, 32 hexadecimal digits; no two of a run are equal. */
  String of(Diagnostic diagnostic) {
    String identity =
        diagnostic.rule().id()
            + '\n'
            + FileUri.relative(diagnostic.location().source().name())
            + '\n'
            + diagnostic.location().pointer();
    int earlier = seen.merge(identity, 1, Integer::sum) - 1;
    byte[] hash = digest.digest((identity + '\n' + earlier).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, LENGTH);
  }
}
