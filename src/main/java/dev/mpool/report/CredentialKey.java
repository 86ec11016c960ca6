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
  /** A field of a Backend whose value is no credential. */
  FIELD,
  /** A key that says nothing; below {@link #AUTHENTICATION} it may be a misspelt {@code inline}. */
  OTHER;

  private static final Set<String> FIELDS =
      Set.of(
          "ai",
          "anthropic",
          "apiVersion",
          "authHeaderOverride",
          "azureopenai",
          "bedrock",
          "deploymentName",
          "endpoint",
          "fullPath",
          "gemini",
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
          "openai",
          "pathOverride",
          "pool",
          "port",
          "prefix",
          "priorities",
          "projectId",
          "provider",
          "publisher",
          "region",
          "secretRef",
          "spec",
          "type",
          "version",
          "vertexai");

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

  /** Whether at most two letters are missing, added or different. */
  private static boolean isNearly(String name, String wanted) {
    if (Math.abs(name.length() - wanted.length()) > 2) {
      return false;
    }
    int[] last = new int[wanted.length() + 1];
    for (int j = 0; j <= wanted.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= name.length(); i++) {
      int[] current = new int[wanted.length() + 1];
      current[0] = i;
      for (int j = 1; j <= wanted.length(); j++) {
        int replaced = last[j - 1] + (name.charAt(i - 1) == wanted.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(last[j], current[j - 1]));
      }
      last = current;
    }
    return last[wanted.length()] <= 2;
  }
}
