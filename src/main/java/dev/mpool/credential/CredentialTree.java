package dev.mpool.credential;

import dev.mpool.text.Span;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The credentials of documents that were read, found where the tree says that they stand. */
final class CredentialTree {

  /** What stands around a value. */
  private enum Around {
    /** Nothing that makes it a credential. */
    OBJECT,
    /** An {@code authToken}, whose fields are known. */
    AUTHENTICATION,
    /** A mapping with {@code kind: Inline} or a credential in it, under another name. */
    NEARLY_AUTHENTICATION,
    /** The {@code secretRef} of an {@code authToken}. */
    REFERENCE,
    /** A Secret, or its metadata. */
    SECRET,
    /** Values of a Secret. */
    SECRET_DATA,
    /** A credential. */
    CREDENTIAL
  }

  private static final Set<String> SHOWN_IN_REFERENCE = Set.of("name", "namespace", "kind");
  private static final Set<String> SHOWN_IN_SECRET =
      Set.of("apiVersion", "kind", "type", "name", "namespace");
  private static final Set<String> HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "x-api-key",
          "api-key",
          "x-goog-api-key",
          "cookie",
          "set-cookie");

  private final HiddenPlaces places;
  private final KnownNames names;
  private final Map<YamlNode, EnumSet<Around>> aliased = new IdentityHashMap<>();

  /** What the keys and values are written on. */
  private final BitSet read = new BitSet();

  /** Where credentials and their keys stand: what was dropped there is likely to be one too. */
  private final BitSet strict = new BitSet();

  CredentialTree(HiddenPlaces places, KnownNames names) {
    this.places = places;
    this.names = names;
  }

  /** Hides the credentials of a document. */
  void hide(YamlNode root) {
    walk(root, Around.OBJECT);
  }

  /** Hides what is in no tree: broken documents, comments, what a duplicate key has replaced. */
  void hideRest(UnreadText unread) {
    BitSet hidden = new BitSet();
    for (Span place : places.found()) {
      hidden.set(place.start(), place.end());
    }
    int length = places.text().length();
    int from = read.nextClearBit(0);
    while (from < length) {
      int next = read.nextSetBit(from);
      int to = next < 0 ? length : next;
      hideRest(from, to, from > 0 && hidden.get(from - 1), unread);
      from = read.nextClearBit(to);
    }
  }

  private void hideRest(int from, int to, boolean behindCredential, UnreadText unread) {
    int at = behindProperties(from, to);
    if (at == to) {
      return;
    } else if (strict.get(at)) {
      unread.hideAll(at, to);
      return;
    }
    int lineEnd = places.lineEnd(at, to);
    if (behindCredential) {
      unread.hideAll(at, lineEnd);
      at = lineEnd;
    }
    unread.hide(at, to);
  }

  /** Skips indicators, and anchors, aliases and tags, whose names are none of a credential. */
  private int behindProperties(int from, int to) {
    String text = places.text();
    int at = from;
    while (at < to
        && !Character.isLetterOrDigit(text.charAt(at))
        && "#\r\n".indexOf(text.charAt(at)) < 0) {
      if ("&*!".indexOf(text.charAt(at)) >= 0) {
        while (at < to && text.charAt(at) > ' ') {
          at++;
        }
      } else {
        at++;
      }
    }
    return at;
  }

  private void walk(YamlNode node, Around around) {
    if (node instanceof YamlMapping mapping) {
      walkMapping(mapping, around == Around.OBJECT ? kindOf(mapping) : around);
    } else if (node instanceof YamlSequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        YamlNode item = sequence.items().get(i);
        if (sequence.alias(i).isEmpty() || isNew(item, around)) {
          walk(item, around);
        }
      }
    } else {
      walkScalar((YamlScalar) node, around);
    }
  }

  private Around kindOf(YamlMapping mapping) {
    String kind = mapping.text("kind");
    if (!kind.equals("SecretRef") && KnownNames.isSlip(kind, "Secret")) {
      return Around.SECRET;
    }
    boolean inline = KnownNames.isInline(kind);
    for (YamlMapping.Entry entry : mapping.entries()) {
      inline |= names.meaning(entry.key()) == KnownNames.Meaning.CREDENTIAL;
    }
    return inline ? Around.NEARLY_AUTHENTICATION : Around.OBJECT;
  }

  private void walkScalar(YamlScalar scalar, Around around) {
    Span span = scalar.span();
    read.set(span.start(), span.end());
    boolean credential =
        around == Around.OBJECT ? mentionsInline(scalar.text()) : scalar.value() != null;
    if (credential) {
      places.hideCredential(behindHeader(span), span.end());
      places.know(scalar.text());
    }
  }

  /** A block scalar begins behind the line of its {@code |}, which a finding may point at. */
  private int behindHeader(Span span) {
    char first = span.start() < span.end() ? places.text().charAt(span.start()) : ' ';
    boolean block = first == '|' || first == '>';
    int lineEnd = block ? places.lineEnd(span.start(), span.end()) : span.end();
    return lineEnd < span.end() ? lineEnd : span.start();
  }

  /** Whether a text has the key {@code inline} in it, as a copy of a manifest does. */
  private static boolean mentionsInline(String text) {
    int at = text.indexOf("nline");
    while (at >= 0) {
      int end = at + 5;
      while (end < text.length() && " \\\"'".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      if (end < text.length() && text.charAt(end) == ':') {
        return true;
      }
      at = text.indexOf("nline", at + 1);
    }
    return false;
  }

  private void walkMapping(YamlMapping mapping, Around around) {
    if (around != Around.OBJECT) {
      strict.set(mapping.span().start(), mapping.span().end());
    }
    boolean header = HEADERS.contains(mapping.text("name").toLowerCase(Locale.ROOT));
    for (YamlMapping.Entry entry : mapping.entries()) {
      Span key = entry.keySpan();
      read.set(key.start(), key.end());
      if (hidesKey(entry.key(), around)) {
        places.hideCredential(key.start(), key.end());
        places.know(entry.key());
      }
      Around value =
          header && entry.key().equals("value") ? Around.CREDENTIAL : around(entry, around);
      if (entry.isAlias() || mapping.isMerged(entry)) {
        if (!isNew(entry.value(), value)) {
          continue;
        }
      } else if (value == Around.CREDENTIAL && !YamlScalar.isNull(entry.value())) {
        hideWhole(key.end(), entry.value());
      }
      walk(entry.value(), value);
    }
  }

  /** Whether an alias stands for what was not yet looked at in its new place. */
  private boolean isNew(YamlNode node, Around around) {
    EnumSet<Around> seen = aliased.get(node);
    if (seen == null) {
      seen = EnumSet.noneOf(Around.class);
      aliased.put(node, seen);
    }
    return seen.add(around);
  }

  /** Hides all behind a key: tag and anchor may be what was meant to be a part of the value. */
  private void hideWhole(int keyEnd, YamlNode value) {
    Span span = value.span();
    int at = keyEnd;
    while (at < span.start() && " \t\r\n:".indexOf(places.text().charAt(at)) >= 0) {
      at++;
    }
    int from = behindHeader(span);
    places.hideCredential(from > span.start() ? from : at, span.end());
    read.set(at, span.end());
  }

  private boolean hidesKey(String key, Around around) {
    return switch (around) {
      case OBJECT, SECRET, SECRET_DATA -> false;
      case AUTHENTICATION, NEARLY_AUTHENTICATION, REFERENCE -> !names.isTellable(key);
      case CREDENTIAL -> true;
    };
  }

  private Around around(YamlMapping.Entry entry, Around around) {
    String key = entry.key();
    return switch (around) {
      case OBJECT -> inObject(entry);
      case AUTHENTICATION -> {
        boolean reference = KnownNames.isSlip(key, "secretRef");
        boolean kind = key.equals("kind") || key.equals("type");
        if (kind || reference && entry.value() instanceof YamlScalar) {
          yield isWord(entry.value()) ? Around.OBJECT : Around.CREDENTIAL;
        }
        yield reference ? Around.REFERENCE : Around.CREDENTIAL;
      }
      case NEARLY_AUTHENTICATION -> {
        boolean field = names.isNear(key) && !key.equals("name");
        yield field ? inObject(entry) : Around.CREDENTIAL;
      }
      case REFERENCE -> shown(entry, SHOWN_IN_REFERENCE, Around.CREDENTIAL);
      case SECRET ->
          key.equals("metadata")
              ? Around.SECRET
              : shown(entry, SHOWN_IN_SECRET, Around.SECRET_DATA);
      case SECRET_DATA, CREDENTIAL -> around;
    };
  }

  private static Around shown(YamlMapping.Entry entry, Set<String> shown, Around otherwise) {
    boolean scalar = entry.value() instanceof YamlScalar;
    return scalar && shown.contains(entry.key()) ? Around.OBJECT : otherwise;
  }

  private Around inObject(YamlMapping.Entry entry) {
    if (HEADERS.contains(entry.key().toLowerCase(Locale.ROOT))) {
      return Around.CREDENTIAL;
    }
    return switch (names.meaning(entry.key())) {
      case CREDENTIAL -> Around.CREDENTIAL;
      case AUTHENTICATION ->
          entry.value() instanceof YamlScalar ? Around.CREDENTIAL : Around.AUTHENTICATION;
      case SECRET_DATA -> Around.SECRET_DATA;
      case OTHER -> {
        boolean oneLevelTooHigh =
            KnownNames.holdsAuthToken(entry.key()) && entry.value() instanceof YamlScalar;
        yield oneLevelTooHigh && !isWord(entry.value()) ? Around.CREDENTIAL : Around.OBJECT;
      }
    };
  }

  /** Whether a value is one of the words that manifests are made of, or nearly one. */
  private boolean isWord(YamlNode value) {
    return value instanceof YamlScalar scalar
        && (scalar.value() == null || names.isNear(scalar.text()));
  }
}
