package dev.mpool.report;

import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the places of a manifest that may hold a credential, by looking at its lines alone: a
 * report has to hide a token also where the YAML is broken, a key is misspelt or a line is wrongly
 * indented. It reads block style, flow style and JSON, and errs towards hiding.
 */
final class CredentialScan {

  private static final int NONE = -1;

  private final String text;
  private final List<Span> found = new ArrayList<>();
  private final Set<String> hiddenAnchors = new HashSet<>();
  private Set<String> anchors;

  /** Where the current document ends, and whether it speaks of a Secret. */
  private int documentEnd;

  private boolean inSecret;

  /** Lines indented deeper than this go on with a credential; {@link #NONE} if there is none. */
  private int continuedFrom;

  /** Whether the credential that goes on is a value of a Secret, which may look like a manifest. */
  private boolean continuesSecretData;

  /** The mapping around the current line that holds credentials, by its key's column. */
  private CredentialKey block;

  private int blockColumn;
  private int blockDepth;
  private boolean blockIsFlow;

  /** A key alone on its line, whose colon may stand on the next one. */
  private ManifestKey pendingKey;

  private CredentialScan(String text) {
    this.text = text;
  }

  /** The places, in their order and without overlaps. */
  static List<Span> of(String text) {
    CredentialScan scan = new CredentialScan(text);
    int anchors;
    do {
      anchors = scan.hiddenAnchors.size();
      scan.scanLines();
    } while (scan.hiddenAnchors.size() > anchors);
    return merged(scan.found);
  }

  /** Every name behind an ampersand; looked for when the first alias asks for one. */
  private Set<String> anchors() {
    if (anchors == null) {
      anchors = new HashSet<>();
      for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
        anchors.add(text.substring(at + 1, ManifestKey.wordEnd(text, at + 1, text.length())));
      }
    }
    return anchors;
  }

  private void scanLines() {
    documentEnd = 0;
    int lineStart = 0;
    while (lineStart < text.length()) {
      int lineEnd = lineStart;
      while (lineEnd < text.length() && !isBreak(text.charAt(lineEnd))) {
        lineEnd++;
      }
      if (lineStart >= documentEnd) {
        beginDocument(lineStart);
      }
      int first = skipBlanks(lineStart, lineEnd);
      if (first < lineEnd) {
        scanLine(lineStart, first, lineEnd);
      }
      lineStart = lineEnd + 1;
    }
  }

  private void beginDocument(int start) {
    documentEnd = nextMarker(start);
    inSecret = mentionsSecret(start, documentEnd);
    continuedFrom = NONE;
    block = null;
    pendingKey = null;
  }

  private int nextMarker(int from) {
    int marker = text.indexOf("---", from + 1);
    while (marker >= 0 && !isBreak(text.charAt(marker - 1))) {
      marker = text.indexOf("---", marker + 1);
    }
    return marker < 0 ? text.length() : marker;
  }

  /** Whether the word is there, in any case; {@code secretRef} is another word. */
  private boolean mentionsSecret(int from, int to) {
    for (int i = from; i + 6 <= to; i++) {
      char c = text.charAt(i);
      boolean word =
          (c == 'S' || c == 's')
              && text.regionMatches(true, i, "secret", 0, 6)
              && (i + 6 == to || !Character.isLetter(text.charAt(i + 6)));
      if (word) {
        return true;
      }
    }
    return false;
  }

  private void scanLine(int lineStart, int first, int lineEnd) {
    int column = first - lineStart;
    ManifestKey key = pendingKey;
    pendingKey = null;
    if (text.charAt(first) == ':' && key != null) {
      scanRest(
          handle(new ManifestKey(key.name(), key.column(), first), lineEnd), lineStart, lineEnd);
      return;
    }
    if (continuesCredential(first, lineEnd, column)) {
      hide(first, lineEnd);
      return;
    }
    if (text.charAt(first) != '#') {
      continuedFrom = NONE;
      leaveBlock(first, column);
    }
    hideAnchored(first, lineEnd, column);
    scanRest(first, lineStart, lineEnd);
    if (blockIsFlow && block != null && blockDepth <= 0) {
      block = null;
    }
  }

  private boolean continuesCredential(int first, int lineEnd, int column) {
    if (continuedFrom == NONE) {
      return false;
    }
    ManifestKey key = ManifestKey.atStart(text, first, lineEnd);
    if (key != null
        && !continuesSecretData
        && CredentialKey.of(key.name(), false) != CredentialKey.OTHER) {
      return false;
    }
    boolean deeper = column > continuedFrom;
    boolean item = column == continuedFrom && text.charAt(first) == '-';
    boolean structure =
        key != null || text.charAt(first) == '#' || isOnlyIndicators(first, lineEnd);
    return deeper || item || !structure;
  }

  private void leaveBlock(int first, int column) {
    boolean inside =
        block != null
            && (column > blockColumn
                || blockIsFlow && blockDepth > 0
                || column == blockColumn && text.charAt(first) == '-');
    if (!inside) {
      block = null;
    }
  }

  private void scanRest(int from, int lineStart, int lineEnd) {
    int at = from;
    while (at < lineEnd) {
      ManifestKey key = ManifestKey.next(text, at, lineEnd, lineStart);
      if (block != null) {
        hideLoose(at, key == null ? lineEnd : lineStart + key.column());
      }
      if (key == null) {
        pendingKey = ManifestKey.alone(text, at, lineEnd, lineStart);
        countDepth(at, lineEnd);
        return;
      }
      countDepth(at, key.colon());
      at = handle(key, lineEnd);
    }
  }

  /** Hides what a key says is a credential, and returns where the line goes on. */
  private int handle(ManifestKey key, int lineEnd) {
    CredentialKey meaning = CredentialKey.of(key.name(), inSecret);
    if (block == CredentialKey.SECRET_DATA
        || block == CredentialKey.AUTHENTICATION && meaning == CredentialKey.OTHER) {
      meaning = CredentialKey.CREDENTIAL;
    }
    int value = skipProperties(key.colon() + 1, lineEnd);
    return switch (meaning) {
      case CREDENTIAL -> hideValue(value, lineEnd, key.column());
      case AUTHENTICATION, SECRET_DATA -> enterBlock(meaning, value, lineEnd, key.column());
      case FIELD, OTHER -> skipValue(value, lineEnd);
    };
  }

  private int enterBlock(CredentialKey meaning, int value, int lineEnd, int column) {
    boolean flow = value < lineEnd && text.charAt(value) == '{';
    boolean indented = value == lineEnd || text.charAt(value) == '#';
    if (!flow && !indented) {
      return hideValue(value, lineEnd, column);
    }
    block = meaning;
    blockColumn = column;
    blockDepth = 0;
    blockIsFlow = flow;
    return flow ? value : lineEnd;
  }

  /** Hides a value, and remembers that it may go on in the next lines. */
  private int hideValue(int value, int lineEnd, int column) {
    if (value < lineEnd && text.charAt(value) == '*') {
      int end = ManifestKey.wordEnd(text, value + 1, lineEnd);
      String name = text.substring(value + 1, end);
      if (anchors().contains(name)) {
        hiddenAnchors.add(name);
      } else {
        // No alias of anything: a token that happens to begin with an asterisk.
        hide(value + 1, end);
      }
      return end;
    }
    continuedFrom = column;
    continuesSecretData = block == CredentialKey.SECRET_DATA;
    if (value == lineEnd || isBlockScalarHeader(value, lineEnd)) {
      return lineEnd;
    }
    int end = valueEnd(value, lineEnd);
    hide(value, end);
    return end;
  }

  /**
   * Where a credential ends on its line: behind a quoted scalar or, in flow style, before the
   * indicator that ends a plain one, if what follows is in order; else only at the line's end.
   */
  private int valueEnd(int value, int lineEnd) {
    char c = text.charAt(value);
    if (c == '"' || c == '\'') {
      int close = ManifestKey.closingQuote(text, value, lineEnd);
      boolean clean = close >= 0 && disorderFrom(close + 1, lineEnd) < 0;
      return clean ? close + 1 : lineEnd;
    }
    if (c == '{' || c == '[') {
      return lineEnd;
    }
    int at = value;
    while (at < lineEnd) {
      c = text.charAt(at);
      if (c == '#' && at > value && isForMpool(at, lineEnd)) {
        while (isBlank(text.charAt(at - 1))) {
          at--;
        }
        return at;
      }
      if (c == ',' || c == '}' || c == ']') {
        int disorder = disorderFrom(at, lineEnd);
        if (disorder < 0) {
          return at;
        }
        at = Math.max(disorder, at + 1);
      } else {
        at++;
      }
    }
    return lineEnd;
  }

  /** Whether a comment begins here that is an order to mpool, which findings quote. */
  private boolean isForMpool(int at, int lineEnd) {
    int word = skipBlanks(at + 1, lineEnd);
    return isBlank(text.charAt(at - 1)) && text.startsWith("mpool:", word);
  }

  /**
   * Looks whether a value has really ended: by the line's end, a comment, or indicators and then
   * another key.
   *
   * @return -1 if it has, else the place that speaks against it
   */
  private int disorderFrom(int from, int lineEnd) {
    int at = from;
    while (at < lineEnd) {
      char c = text.charAt(at);
      if (c == '#') {
        return at > from && isBlank(text.charAt(at - 1)) ? -1 : at;
      }
      if (c == ',') {
        int next = skipBlanks(at + 1, lineEnd);
        boolean inOrder = next == lineEnd || ManifestKey.atStart(text, next, lineEnd) != null;
        return inOrder ? -1 : at;
      }
      if (c != '}' && c != ']' && !isBlank(c)) {
        return at;
      }
      at++;
    }
    return -1;
  }

  private int skipValue(int value, int lineEnd) {
    if (value == lineEnd) {
      return lineEnd;
    }
    char c = text.charAt(value);
    if (c == '"' || c == '\'') {
      int close = ManifestKey.closingQuote(text, value, lineEnd);
      return close < 0 ? value + 1 : close + 1;
    }
    if (block == null || c == '{' || c == '[') {
      return value;
    }
    int at = value;
    while (at < lineEnd && ",}]".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Hides text inside a block of credentials that belongs to no key. */
  private void hideLoose(int from, int to) {
    int start = from;
    while (start < to && (isBlank(text.charAt(start)) || isIndicator(text.charAt(start)))) {
      start++;
    }
    int end = to;
    while (end > start && (isBlank(text.charAt(end - 1)) || isIndicator(text.charAt(end - 1)))) {
      end--;
    }
    if (start < end && text.charAt(start) != '#') {
      hide(start, end);
    }
  }

  /** An anchor that a credential is an alias of stands before a credential. */
  private void hideAnchored(int first, int lineEnd, int column) {
    if (hiddenAnchors.isEmpty()) {
      return;
    }
    for (int at = first; at < lineEnd; at++) {
      if (text.charAt(at) == '&') {
        int end = ManifestKey.wordEnd(text, at + 1, lineEnd);
        if (hiddenAnchors.contains(text.substring(at + 1, end))) {
          hideValue(skipProperties(end, lineEnd), lineEnd, column);
        }
        at = end - 1;
      }
    }
  }

  private void countDepth(int from, int to) {
    if (block == null) {
      return;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '{') {
        blockDepth++;
      } else if (c == '}') {
        blockDepth--;
      }
    }
  }

  /** Skips blanks, tags and anchors before a value. */
  private int skipProperties(int from, int lineEnd) {
    int at = skipBlanks(from, lineEnd);
    while (at < lineEnd && (text.charAt(at) == '!' || text.charAt(at) == '&')) {
      while (at < lineEnd && !isBlank(text.charAt(at))) {
        at++;
      }
      at = skipBlanks(at, lineEnd);
    }
    return at;
  }

  private boolean isBlockScalarHeader(int value, int lineEnd) {
    char c = text.charAt(value);
    if (c != '|' && c != '>') {
      return false;
    }
    int at = value + 1;
    while (at < lineEnd && "+-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return skipBlanks(at, lineEnd) == lineEnd;
  }

  private boolean isOnlyIndicators(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isBlank(text.charAt(i)) && !isIndicator(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private int skipBlanks(int from, int to) {
    int at = from;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void hide(int from, int to) {
    if (from < to) {
      found.add(new Span(from, to));
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isIndicator(char c) {
    return "{}[],-?:".indexOf(c) >= 0;
  }

  private static List<Span> merged(List<Span> spans) {
    spans.sort(Comparator.comparingInt(Span::start));
    List<Span> merged = new ArrayList<>(spans.size());
    for (Span span : spans) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && span.start() < last.end()) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return List.copyOf(merged);
  }
}
