package dev.mpool.report;

import java.util.HashSet;
import java.util.Set;

/** The anchors of a text, and those among them that a credential is an alias of. */
final class CredentialAnchors {

  private final String text;
  private final Set<String> hidden = new HashSet<>();
  private Set<String> all;
  private Set<String> aliased;

  CredentialAnchors(String text) {
    this.text = text;
  }

  /** Notes that a credential is an alias of an anchor; false if there is no such anchor. */
  boolean hide(String name) {
    if (!all().contains(name)) {
      return false;
    }
    hidden.add(name);
    return true;
  }

  boolean isHidden(String name) {
    return hidden.contains(name);
  }

  int hiddenCount() {
    return hidden.size();
  }

  /** Whether an anchor is used: one that nothing is an alias of may be a credential itself. */
  boolean isUsed(String name) {
    if (aliased == null) {
      aliased = namesBehind('*');
    }
    return aliased.contains(name);
  }

  /** Every anchor; looked for when the first alias asks for one. */
  private Set<String> all() {
    if (all == null) {
      all = namesBehind('&');
    }
    return all;
  }

  private Set<String> namesBehind(char indicator) {
    Set<String> names = new HashSet<>();
    for (int at = text.indexOf(indicator); at >= 0; at = text.indexOf(indicator, at + 1)) {
      names.add(text.substring(at + 1, ManifestText.wordEnd(text, at + 1, text.length())));
    }
    return names;
  }
}
