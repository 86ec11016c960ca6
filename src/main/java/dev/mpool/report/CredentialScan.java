package dev.mpool.report;

import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the places of a manifest that may hold a credential, by looking at its lines alone: a
 * report has to hide a token also where the YAML is broken, a key is misspelt or a line is wrongly
 * indented. It reads block style, flow style and JSON, and errs towards hiding.
 */
final class CredentialScan {

  private static final int NONE = -1;

  private final String text;
  private final CredentialAnchors anchors;
  private final List<Span> found = new ArrayList<>();

  /** Where the current document ends, and whether it speaks of a Secret. */
  private int documentEnd;

  private boolean inSecret;

  /** Lines indented deeper than this go on with a credential; {@link #NONE} if there is none. */
  private int continuedFrom;

  /** Whether the credential that goes on is a value of a Secret, which may look like a manifest. */
  private boolean continuesSecretData;

  /** The mapping around the current line that holds credentials; null if there is none. */
  private CredentialBlock block;

  /** A key alone on its line, whose colon may stand on the next one. */
  private ManifestKey pendingKey;

  private CredentialScan(String text) {
    this.text = text;
    this.anchors = new CredentialAnchors(text);
  }

  /** The places in any order; they may overlap. */
  static List<Span> of(String text) {
    CredentialScan scan = new CredentialScan(text);
    int hidden;
    do {
      hidden = scan.anchors.hiddenCount();
      scan.scanLines();
    } while (scan.anchors.hiddenCount() > hidden);
    return scan.found;
  }

  private void scanLines() {
    documentEnd = 0;
    int lineStart = 0;
    while (lineStart < text.length()) {
      int lineEnd = ManifestText.lineEnd(text, lineStart);
      if (lineStart >= documentEnd) {
        beginDocument(lineStart);
      }
      int first = ManifestText.skipBlanks(text, lineStart, lineEnd);
      if (first < lineEnd) {
        scanLine(lineStart, first, lineEnd);
      }
      lineStart = lineEnd + 1;
    }
  }

  private void beginDocument(int start) {
    documentEnd = ManifestText.documentEnd(text, start);
    inSecret = ManifestText.mentionsSecret(text, start, documentEnd);
    continuedFrom = NONE;
    block = null;
    pendingKey = null;
  }

  private void scanLine(int lineStart, int first, int lineEnd) {
    int column = first - lineStart;
    ManifestKey key = pendingKey;
    pendingKey = null;
    if (text.charAt(first) == ':' && key != null) {
      ManifestKey whole = new ManifestKey(key.name(), key.column(), first);
      scanRest(handle(whole, lineStart, lineEnd), lineStart, lineEnd);
      return;
    }
    if (continuesCredential(first, lineEnd, column)) {
      hide(first, lineEnd);
      return;
    }
    if (text.charAt(first) != '#') {
      continuedFrom = NONE;
      if (block != null && !block.reaches(column, text.charAt(first) == '-')) {
        block = null;
      }
    }
    hideAnchored(first, lineEnd, column);
    scanRest(first, lineStart, lineEnd);
    leaveClosedBlock();
  }

  private void leaveClosedBlock() {
    if (block != null && block.isClosed()) {
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
        key != null
            || text.charAt(first) == '#'
            || ManifestText.isOnlyIndicators(text, first, lineEnd);
    return deeper || item || !structure;
  }

  private void scanRest(int from, int lineStart, int lineEnd) {
    int at = from;
    while (at < lineEnd) {
      ManifestKey key = ManifestKey.next(text, at, lineEnd, lineStart);
      if (block != null) {
        hideLoose(at, key == null ? lineEnd : lineStart + key.column());
        block.countBraces(text, at, key == null ? lineEnd : key.colon());
        leaveClosedBlock();
      }
      if (key == null) {
        pendingKey = ManifestKey.alone(text, at, lineEnd, lineStart);
        return;
      }
      at = handle(key, lineStart, lineEnd);
    }
  }

  /** Hides what a key says is a credential, and returns where the line goes on. */
  private int handle(ManifestKey key, int lineStart, int lineEnd) {
    CredentialKey meaning = CredentialKey.of(key.name(), inSecret);
    if (isIn(CredentialKey.SECRET_DATA)
        || isIn(CredentialKey.AUTHENTICATION) && meaning == CredentialKey.OTHER) {
      meaning = CredentialKey.CREDENTIAL;
      hideKey(key, lineStart);
    }
    int value = CredentialValue.begin(text, key.colon() + 1, lineEnd);
    return switch (meaning) {
      case CREDENTIAL -> hideCredential(key, value, lineEnd);
      case AUTHENTICATION, SECRET_DATA -> enterBlock(meaning, value, lineEnd, key.column());
      case CONTAINER -> enterContainer(key, value, lineStart, lineEnd);
      case FIELD, OTHER -> skipValue(key, value, lineStart, lineEnd);
    };
  }

  private boolean isIn(CredentialKey meaning) {
    return block != null && block.meaning() == meaning;
  }

  /** Where an {@code authToken} has an unknown key, the key itself may be the token. */
  private void hideKey(ManifestKey key, int lineStart) {
    if (isIn(CredentialKey.AUTHENTICATION) && !CredentialKey.isTellable(key.name())) {
      hide(lineStart + key.column(), key.colon());
    }
  }

  private int hideCredential(ManifestKey key, int value, int lineEnd) {
    int anchor = key.colon();
    while (anchor < value && text.charAt(anchor) != '&') {
      anchor++;
    }
    if (anchor < value) {
      int end = ManifestText.wordEnd(text, anchor + 1, value);
      hide(anchor + 1, anchors.isUsed(text.substring(anchor + 1, end)) ? anchor + 1 : end);
    }
    boolean indented = value == lineEnd || text.charAt(value) == '#';
    if (indented && block == null) {
      block = new CredentialBlock(CredentialKey.AUTHENTICATION, key.column(), false);
    }
    return hideValue(value, lineEnd, key.column());
  }

  private int enterBlock(CredentialKey meaning, int value, int lineEnd, int column) {
    boolean flow = value < lineEnd && text.charAt(value) == '{';
    boolean indented = value == lineEnd || text.charAt(value) == '#';
    if (!flow && !indented) {
      return hideValue(value, lineEnd, column);
    }
    block = new CredentialBlock(meaning, column, flow);
    return flow ? value : lineEnd;
  }

  /** Hides a value, and remembers that it may go on in the next lines. */
  private int hideValue(int value, int lineEnd, int column) {
    if (value < lineEnd && text.charAt(value) == '*') {
      int end = ManifestText.wordEnd(text, value + 1, lineEnd);
      if (anchors.hide(text.substring(value + 1, end))) {
        return end;
      }
      // No alias of anything: a token that happens to begin with an asterisk.
      int valueEnd = CredentialValue.end(text, value, lineEnd);
      hide(value + 1, valueEnd);
      return valueEnd;
    }
    continuedFrom = column;
    continuesSecretData = isIn(CredentialKey.SECRET_DATA);
    if (value == lineEnd || CredentialValue.isBlockScalarHeader(text, value, lineEnd)) {
      return lineEnd;
    }
    int end = CredentialValue.end(text, value, lineEnd);
    hide(value, end);
    return end;
  }

  private int skipValue(ManifestKey key, int value, int lineStart, int lineEnd) {
    if (value == lineEnd) {
      return lineEnd;
    }
    char c = text.charAt(value);
    if (block == null || c == '{' || c == '[') {
      boolean quoted = ManifestText.isQuote(c);
      int close = quoted ? ManifestKey.closingQuote(text, value, lineEnd) : NONE;
      return quoted ? Math.max(value, close) + 1 : value;
    }
    boolean mayBeToken =
        key.name().equals("kind") || key.name().equals("name") && !block.namesSecret();
    return mayBeToken
        ? hideScalar(value, lineStart, lineEnd)
        : CredentialValue.ownEnd(text, value, lineStart, lineEnd);
  }

  private int enterContainer(ManifestKey key, int value, int lineStart, int lineEnd) {
    if (block != null && key.name().equals("secretRef")) {
      block.beginSecretRef();
    }
    return hideScalar(value, lineStart, lineEnd);
  }

  /** Hides a value that is no word of manifests, where no other should stand. */
  private int hideScalar(int value, int lineStart, int lineEnd) {
    int end = CredentialValue.ownEnd(text, value, lineStart, lineEnd);
    boolean reference = value < end && "*!&#".indexOf(text.charAt(value)) >= 0;
    if (!reference && !LooseWords.areKnown(text, value, end)) {
      hide(value, end);
    }
    return end;
  }

  /** Hides text inside a block of credentials that belongs to no key. */
  private void hideLoose(int from, int to) {
    int start = from;
    while (start < to && ManifestText.isAround(text.charAt(start))) {
      start++;
    }
    int end = to;
    while (end > start && ManifestText.isAround(text.charAt(end - 1))) {
      end--;
    }
    if (start < end && text.charAt(start) != '#') {
      hide(start, end);
    }
  }

  /** An anchor that a credential is an alias of stands before a credential. */
  private void hideAnchored(int first, int lineEnd, int column) {
    if (anchors.hiddenCount() == 0) {
      return;
    }
    for (int at = first; at < lineEnd; at++) {
      if (text.charAt(at) == '&') {
        int end = ManifestText.wordEnd(text, at + 1, lineEnd);
        if (anchors.isHidden(text.substring(at + 1, end))) {
          hideValue(CredentialValue.begin(text, end, lineEnd), lineEnd, column);
        }
        at = end - 1;
      }
    }
  }

  private void hide(int from, int to) {
    if (from < to) {
      found.add(new Span(from, to));
    }
  }
}
