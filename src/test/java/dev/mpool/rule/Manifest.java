package dev.mpool.rule;

/** Writes manifests for tests; entries are YAML in flow style, one field a line. */
final class Manifest {

  static final String OPENAI = openAi("authToken: {kind: SecretRef, secretRef: {name: key}}");

  private static final String HEAD =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: chat, namespace: ai}
      spec:
        type: AI
        ai:
      """;

  private Manifest() {}

  /** The field {@code provider} with openai and a model. */
  static String openAi(String authToken) {
    return "provider: {openai: {" + authToken + ", model: gpt-4o}}";
  }

  /** The field {@code provider} with openai, a token of kind SecretRef and a model. */
  static String openAi(String secret, String model) {
    return "provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: "
        + secret
        + "}}, model: "
        + model
        + "}}";
  }

  static String llm(String... fields) {
    StringBuilder text = new StringBuilder(HEAD).append("    llm:\n");
    for (String field : fields) {
      text.append("      ").append(field).append('\n');
    }
    return text.toString();
  }

  /** A priority for each entry; the fields of an entry are divided by line breaks. */
  static String multipool(String... entries) {
    StringBuilder text = new StringBuilder(HEAD).append("    multipool:\n      priorities:\n");
    for (String entry : entries) {
      text.append("        - pool:\n            - ");
      text.append(entry.replace("\n", "\n              ")).append('\n');
    }
    return text.toString();
  }

  /** One priority whose pool has these entries. */
  static String pool(String... entries) {
    StringBuilder text =
        new StringBuilder(HEAD).append("    multipool:\n      priorities:\n        - pool:\n");
    for (String entry : entries) {
      text.append("            - ");
      text.append(entry.replace("\n", "\n              ")).append('\n');
    }
    return text.toString();
  }

  static String named(String metadata, String manifest) {
    return manifest.replace("{name: chat, namespace: ai}", "{" + metadata + "}");
  }

  static String secret(String namespace, String name, String key) {
    return "apiVersion: v1\nkind: Secret\nmetadata: {name: "
        + name
        + ", namespace: "
        + namespace
        + "}\nstringData: {"
        + key
        + ": example}\n";
  }

  /** A text as a double-quoted YAML scalar. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f && c < 0xa0) {
        quoted.append("\\x").append(Character.forDigit(c >> 4, 16));
        quoted.append(Character.forDigit(c & 0xf, 16));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
