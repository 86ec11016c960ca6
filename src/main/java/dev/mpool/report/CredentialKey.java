package dev.mpool.report;

import java.util.Locale;
import java.util.Set;

/** What a key of a manifest says about whether its value is a credential. */
enum CredentialKey {
  /** The value is a credential. */
  CREDENTIAL,
  /** The value is a mapping with a credential in it: {@code authToken}. */
  AUTHENTICATION,
  /** Every value below is a credential: {@code data} and {@code stringData} of a Secret. */
  SECRET_DATA,
  /** A field whose value is a mapping: a scalar there may be a credential one level too high. */
  CONTAINER,
  /** A field of a Backend whose value is no credential. */
  FIELD,
  /** A key that says nothing; below {@link #AUTHENTICATION} it may be a misspelt {@code inline}. */
  OTHER;

  private static final Set<String> FIELDS =
      Set.of(
          "ai",
          "apiVersion",
          "authHeaderOverride",
          "bedrock",
          "deploymentName",
          "endpoint",
          "fullPath",
          "guardrail",
          "headerName",
          "host",
          "hostOverride",
          "identifier",
          "insecureSkipVerify",
          "kind",
          "llm",
          "location",
          "metadata",
          "model",
          "modelPath",
          "multipool",
          "name",
          "namespace",
          "pathOverride",
          "pool",
          "port",
          "prefix",
          "priorities",
          "projectId",
          "publisher",
          "region",
          "spec",
          "type",
          "version");

  private static final Set<String> CONTAINERS =
      Set.of("anthropic", "azureopenai", "gemini", "openai", "provider", "secretRef", "vertexai");

  /** Words of manifests that are no keys. */
  private static final Set<String> WORDS =
      Set.of(
          "AI",
          "AWS",
          "Backend",
          "DynamicForwardProxy",
          "GOOGLE",
          "Inline",
          "List",
          "MCP",
          "Passthrough",
          "Secret",
          "SecretRef",
          "Static",
          "YAML",
          "authToken",
          "data",
          "false",
          "inline",
          "items",
          "null",
          "stringData",
          "true");

  private static final int MOST_SLIPS = 2;

  /** In a shorter name, two slips make any other. */
  private static final int SHORTEST_WITH_SLIPS = 4;

  /** No word of manifests is longer. */
  static final int LONGEST_KNOWN = 20;

  /** Longer keys that nobody knows may be credentials. */
  private static final int LONGEST_TELLABLE = 12;

  /**
   * Judges a key by its name, with room for misspellings: hiding too much costs a reader a look at
   * the file, hiding too little costs a credential.
   *
   * @param inSecret whether the document speaks of a Secret
   */
  static CredentialKey of(String name, boolean inSecret) {
    if (FIELDS.contains(name)) {
      return FIELD;
    }
    if (CONTAINERS.contains(name)) {
      return CONTAINER;
    }
    String letters = name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    if (isNearly(letters, "authtoken") || letters.equals("auth")) {
      return AUTHENTICATION;
    }
    if (inSecret && (letters.equals("data") || isNearly(letters, "stringdata"))) {
      return SECRET_DATA;
    }
    boolean credential =
        letters.contains("inline")
            || isNearly(letters, "inline")
            || letters.endsWith("token")
            || letters.endsWith("apikey")
            || letters.endsWith("password");
    return credential ? CREDENTIAL : OTHER;
  }

  /** Whether a word is {@code inline} with something before or behind it, or with slips in it. */
  static boolean isInline(String word) {
    String letters = word.toLowerCase(Locale.ROOT);
    return letters.contains("inline") || isNearly(letters, "inline");
  }

  /** Whether a key is no field of a Backend, not even with slips in it. */
  static boolean isUnknown(String name) {
    if (of(name, false) != OTHER) {
      return false;
    }
    for (String field : FIELDS) {
      if (name.length() >= SHORTEST_WITH_SLIPS && isNearly(name, field)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word is one of those that every manifest has. */
  static boolean isKnownWord(String word) {
    return FIELDS.contains(word)
        || CONTAINERS.contains(word)
        || WORDS.contains(word)
        || isNearly(word, "SecretRef")
        || isNearly(word, "Passthrough")
        || isNearly(word, "Inline");
  }

  /** Whether an unknown key may be told: a plain word that is too short for a credential. */
  static boolean isTellable(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isLetter(name.charAt(i)) && name.charAt(i) != '-' && name.charAt(i) != '_') {
        return false;
      }
    }
    return name.length() <= LONGEST_TELLABLE;
  }

  /** Whether at most so many letters are missing, added or different. */
  private static boolean isNearly(String name, String wanted) {
    if (name.equals(wanted)) {
      return true;
    }
    if (Math.abs(name.length() - wanted.length()) > MOST_SLIPS
        || lacks(name, wanted) > MOST_SLIPS) {
      return false;
    }
    int[] last = new int[wanted.length() + 1];
    int[] current = new int[wanted.length() + 1];
    for (int j = 0; j <= wanted.length(); j++) {
      last[j] = j;
    }
    int least = 0;
    for (int i = 1; i <= name.length() && least <= MOST_SLIPS; i++) {
      current[0] = i;
      least = i;
      for (int j = 1; j <= wanted.length(); j++) {
        int replaced = last[j - 1] + (name.charAt(i - 1) == wanted.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(last[j], current[j - 1]));
        least = Math.min(least, current[j]);
      }
      int[] spare = last;
      last = current;
      current = spare;
    }
    return least <= MOST_SLIPS && last[wanted.length()] <= MOST_SLIPS;
  }

  /** How many letters of the wanted name are nowhere in the other: a cheap first look. */
  private static int lacks(String name, String wanted) {
    int lacking = 0;
    for (int i = 0; i < wanted.length(); i++) {
      if (name.indexOf(wanted.charAt(i)) < 0) {
        lacking++;
      }
    }
    return lacking;
  }
}
