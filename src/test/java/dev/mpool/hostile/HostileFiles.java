package dev.mpool.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Files of up to 1 MiB that are made to take long, much memory or a wrong turn, by name. */
public final class HostileFiles {

  private static final int SIZE = 1 << 20;

  private static final String HEAD =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata:
        name: chat
      """;

  private static final String LLM = HEAD + "spec:\n  type: AI\n  ai:\n    llm:\n";

  private static final String MULTIPOOL =
      HEAD + "spec:\n  type: AI\n  ai:\n    multipool:\n      priorities:\n";

  private static final String OPENAI = "provider: {openai: {authToken: {kind: Passthrough}}}";

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private HostileFiles() {}

  public static Map<String, byte[]> all() {
    HostileFiles hostile = new HostileFiles();
    hostile.addAliases();
    hostile.addNesting();
    hostile.addLongTexts();
    hostile.addBytes();
    hostile.addManyFindings();
    hostile.addManyObjects();
    hostile.addOneLine();
    FilesOfFindings.all().forEach(hostile::add);
    return hostile.files;
  }

  private void addAliases() {
    add(
        "billion-laughs",
        HEAD
            + "spec:\n  a0: &a0 [x, x]\n"
            + repeat(
                i ->
                    "  a"
                        + (i + 1)
                        + ": &a"
                        + (i + 1)
                        + " ["
                        + ("*a" + i + ", ").repeat(9)
                        + "]\n"));
    add(
        "quadratic-aliases",
        HEAD
            + "spec:\n  a: &a ["
            + "x,".repeat(100_000)
            + "]\n  b: ["
            + "*a,".repeat(200_000)
            + "]\n");
    add(
        "quadratic-merges",
        HEAD
            + "x: &a {"
            + numbers("k%d: 1, ", 30_000)
            + "}\nspec:\n"
            + repeat(i -> "  - <<: *a\n"));
    add("aliases-of-a-fault", LLM + "      provider: &p {opneai: 1}\nx:\n" + repeat(i -> "- *p\n"));
    add("alias-of-itself", LLM + "      provider: &p\n" + repeat(i -> "        k" + i + ": *p\n"));
  }

  private void addNesting() {
    for (String opening : new String[] {"[", "{", "- ", "? ", "a: [", "{a: ", "\"", "!!map {"}) {
      add(
          "nested-" + Integer.toHexString(opening.hashCode()),
          HEAD + "spec: " + repeat(i -> opening));
    }
    add("nested-in-lines", HEAD + "spec:\n" + repeatLines(i -> " ".repeat(i + 1) + "a:\n"));
  }

  private void addLongTexts() {
    String text = "x".repeat(SIZE - 400);
    add(
        "long-model",
        LLM + "      provider: {openai: {authToken: {kind: Passthrough}, model: " + text + "}}\n");
    add("long-path", LLM + "      " + OPENAI + "\n      pathOverride: {fullPath: /" + text + "}\n");
    add(
        "long-wrong-path",
        LLM
            + "      "
            + OPENAI
            + "\n      pathOverride: {fullPath: \""
            + "é ".repeat(SIZE / 3 - 200)
            + "\"}\n");
    add(
        "long-host",
        LLM
            + "      "
            + OPENAI
            + "\n      hostOverride: {port: 443, host: "
            + "a.".repeat(SIZE / 2 - 200)
            + "}\n");
    add(
        "long-token",
        LLM + "      provider: {openai: {authToken: {kind: Inline, inline: " + text + "}}}\n");
    add(
        "long-header",
        LLM + "      " + OPENAI + "\n      authHeaderOverride: {headerName: " + text + "}\n");
    add("long-key", LLM + "      " + OPENAI + "\n      ? " + text + "\n      : 1\n");
    add("long-plain-text-in-lines", LLM + "      provider:\n" + repeat(i -> "        words\n"));
    add("long-name", HEAD.replace("chat", text));
    add("long-comment", HEAD + "# " + text + "\n");
    add("long-suppression", HEAD + "# mpool:ignore " + text + "\n");
    add("long-kind", HEAD.replace("Backend", "B" + text));
    add("long-number", HEAD + "spec: " + "9".repeat(SIZE - 400) + "\n");
    add("blanks", " ".repeat(SIZE));
    add("carriage-returns", "\r".repeat(SIZE));
  }

  private void addBytes() {
    files.put("nul", new byte[SIZE]);
    files.put(
        "utf-16",
        (HEAD + repeat(i -> "a: b\n"))
            .substring(0, SIZE / 2 - 2)
            .getBytes(StandardCharsets.UTF_16));
    byte[] surrogates = new byte[SIZE / 3 * 3];
    for (int i = 0; i < surrogates.length; i += 3) {
      surrogates[i] = (byte) 0xED;
      surrogates[i + 1] = (byte) 0xA0;
      surrogates[i + 2] = (byte) 0x80;
    }
    files.put("lone-surrogates", surrogates);
    add(
        "java-tags",
        HEAD
            + "spec:\n"
            + repeat(
                i ->
                    "- !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1\"]]\n"));
    add("escapes", HEAD + "spec: \"" + repeat(i -> "\\u0000\\x1b\\U0001F600") + "\"\n");
    files.put("too-large", new byte[SIZE + 1]);
  }

  private void addManyFindings() {
    add(
        "unknown-fields",
        LLM + "      " + OPENAI + "\n" + repeat(i -> "      field" + i + ": 1\n"));
    add("nearly-known-fields", LLM + repeat(i -> "      pathOverride" + i + ": 1\n"));
    add("wrong-labels", HEAD + "  labels:\n" + repeat(i -> "    \"wrong label " + i + "\": 1\n"));
    add("duplicate-keys", HEAD + "spec:\n" + repeat(i -> "  type: AI\n"));
    add("empty-priorities", MULTIPOOL + repeat(i -> "        - {}\n"));
    add("null-priorities", MULTIPOOL + repeat(i -> "        -\n"));
    add("texts-for-entries", MULTIPOOL + "        - pool: [" + repeat(i -> "a, ") + "]\n");
    add("empty-entries", MULTIPOOL + "        - pool: [" + repeat(i -> "{}, ") + "]\n");
    add(
        "same-endpoints",
        MULTIPOOL + "        - pool:\n" + repeat(i -> "            - {" + OPENAI + "}\n"));
    add(
        "mixed-providers",
        MULTIPOOL
            + "        - pool:\n"
            + repeat(
                i ->
                    "            - {"
                        + (i % 2 == 0 ? OPENAI : OPENAI.replace("openai", "anthropic"))
                        + "}\n"));
    add(
        "tokens-alike",
        MULTIPOOL
            + "        - pool:\n"
            + repeat(
                i ->
                    "            - {provider: {openai: {authToken: {kind: Inline, inline: sk-proj-aaaaaaaa"
                        + i
                        + "}}}}\n"));
    add(
        "tokens-in-one-line",
        MULTIPOOL
            + "        - pool: ["
            + repeat(
                i ->
                    "{provider: {openai: {authToken: {kind: Inline, inline: sk-proj-aaaaaaaa"
                        + i
                        + "}}}}, ")
            + "]\n");
    add(
        "collisions-of-secrets",
        MULTIPOOL
            + "        - pool:\n"
            + repeat(
                i ->
                    "            - {provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: a"
                        + (i % 2 == 0 ? "-" : ".")
                        + (i / 2)
                        + "}}}}}\n"));
    add(
        "wrong-paths",
        MULTIPOOL
            + "        - pool:\n"
            + repeat(i -> "            - {pathOverride: {fullPath: \"a b\"}, " + OPENAI + "}\n"));
    add("owners", HEAD + "  ownerReferences:\n" + repeat(i -> "  - {name: a, controller: true}\n"));
    add("suppressions", LLM + repeat(i -> "      # mpool:ignore inline-token x\n"));
    add(
        "suppressions-behind-values",
        HEAD + "spec:\n" + repeat(i -> "  k" + i + ": 1 # mpool:ignore inline-token x\n"));
    add("broken-placeholders", HEAD + repeat(i -> "k" + i + ": {{ .Values.x }}\n"));
  }

  private void addManyObjects() {
    add("documents", repeat(i -> "a: 1\n---\n"));
    add("empty-documents", repeat(i -> "---\n"));
    add("broken-documents", repeat(i -> "a: [\n---\n"));
    add("backends-of-one-name", repeat(i -> LLM + "      " + OPENAI + "\n---\n"));
    add("wrong-backends", repeat(i -> LLM.replace("chat", "Chat" + i) + "      {}\n---\n"));
    add(
        "secrets",
        repeat(
            i ->
                "{apiVersion: v1, kind: Secret, metadata: {name: s"
                    + i
                    + "}, stringData: {Authorization: sk-proj-aaaaaaaa"
                    + i
                    + "}}\n---\n"));
    add(
        "list",
        "apiVersion: v1\nkind: List\nitems:\n"
            + repeat(
                i ->
                    "- {apiVersion: gateway.kgateway.dev/v1alpha1, kind: Backend, metadata: {name: b"
                        + i
                        + "}, spec: {type: AI, ai: {llm: {"
                        + OPENAI
                        + "}}}}\n"));
    add(
        "lists-in-lists",
        "{apiVersion: v1, kind: List, items: ["
            + repeat(i -> "{apiVersion: v1, kind: List, items: []}, ")
            + "]}\n");
    add(
        "nearly-backends",
        repeat(i -> "{apiVersion: gateway.kgateway.dev/v1alpha1, kind: backend}\n---\n"));
    add("json-after-json", repeat(i -> "{\"kind\": \"a\"}"));
  }

  private void addOneLine() {
    add(
        "unknown-fields-in-one-line",
        "{apiVersion: gateway.kgateway.dev/v1alpha1, kind: Backend, "
            + "metadata: {name: chat}, "
            + repeat(i -> "field" + i + ": 1, ")
            + "}");
    add(
        "backends-in-one-line",
        "{apiVersion: v1, kind: List, items: ["
            + repeat(
                i ->
                    "{apiVersion: gateway.kgateway.dev/v1alpha1, kind: Backend, metadata: {name: B"
                        + i
                        + "}}, ")
            + "]}");
    add(
        "wrong-unicode-labels-in-one-line",
        "{apiVersion: gateway.kgateway.dev/v1alpha1, "
            + "kind: Backend, metadata: {name: chat, labels: {"
            + repeat(i -> "😀" + i + ": 1, ")
            + "}}}");
  }

  private void add(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] cut =
        bytes.length > SIZE ? text.substring(0, cut(text)).getBytes(StandardCharsets.UTF_8) : bytes;
    files.put(name, cut);
  }

  private static int cut(String text) {
    int end = Math.min(text.length(), SIZE);
    while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > SIZE) {
      end -=
          Math.max(1, (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length - SIZE) / 4);
    }
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  /** Parts until there are enough for a file; closing brackets still fit in. */
  private static String repeat(IntFunction<String> part) {
    StringBuilder text = new StringBuilder(SIZE);
    for (int i = 0; text.length() < SIZE - 1000; i++) {
      text.append(part.apply(i));
    }
    return text.toString();
  }

  /** As {@link #repeat}, for parts that grow. */
  private static String repeatLines(IntFunction<String> part) {
    StringBuilder text = new StringBuilder(SIZE);
    for (int i = 0; text.length() < SIZE - 4000; i++) {
      text.append(part.apply(i));
    }
    return text.toString();
  }

  private static String numbers(String format, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(format.replace("%d", Integer.toString(i)));
    }
    return text.toString();
  }
}
