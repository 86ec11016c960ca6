package dev.mpool.credential;

import dev.mpool.text.Source;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What must not be shown of one source, and of the words about it. */
public final class Redaction {

  /** What stands in the place of a credential, whatever its length. */
  public static final String MASK = "…";

  private final List<Span> spans;
  private final CredentialWords own;
  private final CredentialWords others;

  private Redaction(List<Span> spans, CredentialWords own, CredentialWords others) {
    this.spans = spans;
    this.own = own;
    this.others = others;
  }

  /** What must not be shown of a source that stands alone. */
  public static Redaction of(Source source) {
    return of(source, new CredentialWords());
  }

  /**
   * What must not be shown of a source.
   *
   * @param others credentials of the whole input, as its manifests were read
   */
  public static Redaction of(Source source, CredentialWords others) {
    String text = source.text();
    CredentialWords own = new CredentialWords();
    HiddenPlaces places = new HiddenPlaces(text, own);
    hideIn(YamlReader.read(source).documents(), places);
    List<Span> found = new ArrayList<>(places.found());
    CredentialShape.find(text, found);
    own.find(text, found);
    others.find(text, found);
    return new Redaction(HiddenPlaces.merged(found), own, others);
  }

  private static void hideIn(List<YamlDocument> documents, HiddenPlaces places) {
    KnownNames names = new KnownNames();
    UnreadText unread = new UnreadText(places, names);
    CredentialTree tree = new CredentialTree(places, names);
    for (YamlDocument document : documents) {
      if (document.root().isPresent()) {
        tree.hide(document.root().get());
      }
    }
    tree.hideRest(unread);
  }

  /** A text as a report may show it whole: every credential in it is hidden. */
  public static String mask(String text) {
    return masked(text, of(new Source("", text)).spans);
  }

  /** The place with a credential that an offset lies in; null if there is none. */
  public Span hidden(int offset) {
    int at = Collections.binarySearch(spans, Span.at(offset), HiddenPlaces.BY_START);
    int before = at >= 0 ? at : -at - 2;
    boolean isHidden = before >= 0 && offset < spans.get(before).end();
    return isHidden ? spans.get(before) : null;
  }

  /** The same words without the credentials among them, and without what looks like one. */
  public String hide(String words) {
    List<Span> found = new ArrayList<>(0);
    CredentialShape.find(words, found);
    own.find(words, found);
    others.find(words, found);
    return found.isEmpty() ? words : masked(words, HiddenPlaces.merged(found));
  }

  private static String masked(String text, List<Span> spans) {
    StringBuilder masked = new StringBuilder(text.length());
    int copied = 0;
    for (Span span : spans) {
      masked.append(text, copied, span.start()).append(MASK);
      copied = span.end();
    }
    return masked.append(text, copied, text.length()).toString();
  }
}
