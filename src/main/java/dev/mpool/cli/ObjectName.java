package dev.mpool.cli;

import dev.mpool.text.Excerpt;

/** The name of an object in a cluster, with its namespace. */
record ObjectName(String namespace, String name) {

  /** A label of DNS: what a namespace may be. */
  private static final int LONGEST_LABEL = 63;

  /** A name of DNS, less what is added to it where a set needs several ConfigMaps. */
  private static final int LONGEST_NAME = 253 - "-cds".length();

  /** Reads {@code NAMESPACE/NAME}. */
  static final class Reader implements ValueReader<ObjectName> {

    @Override
    public ObjectName convert(String text) {
      int slash = text.indexOf('/');
      if (slash < 0) {
        throw new InvalidValue(Excerpt.quoted(text) + " is not written like NAMESPACE/NAME");
      }
      String namespace = text.substring(0, slash);
      String name = text.substring(slash + 1);
      boolean isName = name.length() <= LONGEST_NAME;
      for (String label : name.split("\\.", -1)) {
        isName &= isLabel(label);
      }
      if (!isName || !isLabel(namespace) || namespace.length() > LONGEST_LABEL) {
        throw new InvalidValue(
            Excerpt.quoted(text)
                + " cannot be the namespace and name of an object; use lower-case letters, digits"
                + " and hyphens");
      }
      return new ObjectName(namespace, name);
    }
  }

  private static boolean isLabel(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
        return false;
      }
    }
    return !text.isEmpty() && !text.startsWith("-") && !text.endsWith("-");
  }
}
