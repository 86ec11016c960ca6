package dev.mpool.cli.option;

import dev.mpool.text.Excerpt;

/** The name of an object in a cluster, with its namespace. */
public record ObjectName(String namespace, String name) {

  /** What a namespace may be, and each part of a name between dots. */
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

  private static final int LONGEST_LABEL = 63;

  /** A name of DNS, less what is added to it where a set needs several ConfigMaps. */
  private static final int LONGEST_NAME = 253 - "-cds".length();

  /** Reads {@code NAMESPACE/NAME}. */
  public static final class Reader implements ValueReader<ObjectName> {

    @Override
    public ObjectName convert(String text) {
      int slash = text.indexOf('/');
      if (slash < 0) {
        throw new InvalidValue(Excerpt.quoted(text) + " is not written like NAMESPACE/NAME");
      }
      String name = text.substring(slash + 1);
      if (slash > LONGEST_LABEL
          || name.length() > LONGEST_NAME
          || !text.matches(LABEL + "/" + LABEL + "(\\." + LABEL + ")*")) {
        throw new InvalidValue(
            Excerpt.quoted(text)
                + " cannot be the namespace and name of an object; use lower-case letters, digits"
                + " and hyphens");
      }
      return new ObjectName(text.substring(0, slash), name);
    }
  }
}
