package dev.mpool.hostile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Files of 1 MiB with as many findings as there is room for, of one kind each, by name. */
final class FilesOfFindings {

  private static final int SIZE = 1 << 20;
  private static final String TYPE = "apiVersion: gateway.kgateway.dev/v1alpha1, kind: Backend";
  private static final String OPENAI = "provider: {openai: {authToken: {kind: Passthrough}}}";
  private static final String HEAD =
      "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nmetadata:\n  name: chat\n";
  private static final String POOL =
      HEAD + "spec:\n  type: AI\n  ai:\n    multipool:\n      priorities:\n        - pool:\n";

  /** An entry that breaks every rule that goes with others. */
  private static final String EVERYTHING =
      "hostOverride: {port: 01, host: 'http://_', insecureSkipVerify: yes}, "
          + "pathOverride: {fullPath: 'a {{'}, "
          + "authHeaderOverride: {headerName: 'a b', prefix: \"\\n\"}, "
          + "provider: {openai: {model: '', authToken: {kind: Inline, inline: 'Bearer <t%d> '}}}";

  private final Map<String, String> files = new LinkedHashMap<>();

  private FilesOfFindings() {}

  static Map<String, String> all() {
    FilesOfFindings all = new FilesOfFindings();
    all.addRefusals();
    all.addPriorities();
    all.addEntries();
    all.addScalarsAndKinds();
    all.addSuppressions();
    all.addAliases();
    return all.files;
  }

  private void addRefusals() {
    documents("backends-alone", i -> backend(""));
    documents("backends-of-no-type", i -> backend(", spec: {}"));
    add(
        "backends-in-a-list",
        "{apiVersion: v1, kind: List, items: [",
        i -> backend("") + ",",
        "]}");
    documents("unknown-fields", i -> backend(", " + numbered("a%d: 1, ", 499)));
    documents("nearly-known-fields", i -> ai("llm: {" + numbered("pathOverrid%d: 1, ", 499) + "}"));
    documents("wrong-labels", i -> metadata("labels: {" + numbered("a%d: 1, ", 499) + "}"));
    documents("wrong-keys", i -> metadata("labels: {" + numbered("-%d: x, ", 499) + "}"));
    documents("managers", i -> metadata("managedFields: [" + "{}, ".repeat(499) + "]"));
    documents("wrong-times", i -> metadata("creationTimestamp: x"));
    documents("texts", i -> ai("llm: 1"));
    documents(
        "hosts",
        i ->
            backend(
                ", spec: {type: Static, static: {hosts: [" + "{port: 0}, ".repeat(250) + "]}}"));
    documents(
        "two-tokens",
        i ->
            ai(
                "llm: {provider: {openai: {authToken: "
                    + "{kind: Inline, inline: x, secretRef: {name: a}}}}}"));
  }

  private void addPriorities() {
    for (int count : new int[] {1, 20, 500, 80_000, 245_000}) {
      documents(
          count + "-empty-priorities",
          i -> ai("multipool: {priorities: [" + "{},".repeat(count) + "]}"));
    }
    documents("null-priorities", i -> ai("multipool: {priorities: [" + "null, ".repeat(20) + "]}"));
    documents("empty-entries", i -> pools("{}, "));
    documents("no-providers", i -> pools("{provider: {}}, "));
    documents("wrong-kinds", i -> pools("{provider: {openai: {authToken: {kind: x}}}}, "));
    documents("same-endpoints", i -> pools("{" + OPENAI + "}, "));
    documents("everything-in-pools", i -> pools("{" + EVERYTHING + "}, "));
  }

  private void addEntries() {
    String flow = POOL.replace("pool:\n", "pool: [");
    documents("everything-in-documents", i -> ai("llm: {" + token(i) + "}"));
    add("everything", POOL, i -> "            - {" + token(i) + "}\n", "");
    add("everything-in-one-line", flow, i -> "{" + token(i) + "}, ", "]\n");
    add(
        "mixed-providers-in-one-line",
        flow,
        i -> "{" + (i % 2 == 0 ? OPENAI : OPENAI.replace("openai", "anthropic")) + "}, ",
        "]\n");
    add(
        "clients-tokens-for-many-hosts",
        POOL,
        i -> "            - {" + OPENAI + ", hostOverride: {port: 1, host: a" + i + "}}\n",
        "");
  }

  private void addScalarsAndKinds() {
    add("ambiguous-keys", HEAD + "  annotations: {", i -> "0x" + i + ": '', ", "}\n");
    add("ambiguous-ports", HEAD + "spec:\n  x:\n", i -> "  - port: 01\n", "");
    documents("ambiguous-ports-in-documents", i -> backend(", port: 01"));
    add("a-long-key", HEAD + "  labels:\n    ? ", i -> "0", "1\n    : x\n");
    documents("nearly-kinds", i -> "{kind: Backend}");
    documents("nearly-specs", i -> "{spec: {ai: {llm: 1}}}");
    add(
        "nearly-kinds-in-a-list",
        "{apiVersion: v1, kind: List, items: [",
        i -> "{kind: Backend},",
        "]}");
  }

  private void addSuppressions() {
    add("suppressions-without-reason", HEAD, i -> "# mpool:ignore inline-token\n", "");
    add("unknown-orders", HEAD, i -> "#mpool:x\n", "");
    add("unknown-orders-behind-documents", "", i -> "a: 1 #mpool:x\n---\n", "");
    add("rules-in-one-comment", HEAD + "# mpool:ignore ", i -> "path-empty, ", "x\n");
    add("unknown-rules-in-one-comment", HEAD + "# mpool:ignore ", i -> i + ",", "x\n");
    String names = numbered("%d,", 200);
    add("unknown-rules-in-comments", HEAD, i -> "# mpool:ignore " + names + " x\n", "");
    add(
        "accepted",
        POOL,
        i -> "            - {" + token(i) + "} # mpool:ignore inline-token x\n",
        "");
  }

  /** Each document stands for nearly as much as one may. */
  private void addAliases() {
    String ratio = "r: [" + "x,".repeat(2600) + "], ";
    documents(
        "aliases-of-lists",
        i ->
            backend(
                ", spec: {"
                    + ratio
                    + "a: &a ["
                    + "{},".repeat(47)
                    + "], b: &b ["
                    + "*a,".repeat(49)
                    + "], c: ["
                    + "*b,".repeat(90)
                    + "]}"));
    String pool = "&q [&p {" + OPENAI + "}" + ", *p".repeat(30) + "]";
    documents(
        "aliases-of-pools",
        i ->
            ai("multipool: {priorities: [{pool: " + pool + "}" + ", {pool: *q}".repeat(60) + "]}"));
    documents(
        "aliases-of-ambiguous-keys",
        i ->
            backend(
                ", x: [&f {labels: {"
                    + numbered("0%d: x, ", 200)
                    + "}}"
                    + ", *f".repeat(98)
                    + "]"));
  }

  private static String backend(String rest) {
    return "{" + TYPE + rest + "}";
  }

  private static String metadata(String rest) {
    return backend(", metadata: {name: a, " + rest + "}");
  }

  private static String ai(String ai) {
    return backend(", metadata: {name: a}, spec: {type: AI, ai: {" + ai + "}}");
  }

  /** As many entries as a Backend may have. */
  private static String pools(String entry) {
    return ai(
        "multipool: {priorities: [" + ("{pool: [" + entry.repeat(20) + "]}, ").repeat(20) + "]}");
  }

  private static String token(int index) {
    return EVERYTHING.replace("%d", Integer.toString(index));
  }

  private static String numbered(String part, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(part.replace("%d", Integer.toString(i)));
    }
    return text.toString();
  }

  private void documents(String name, IntFunction<String> document) {
    add(name, "", i -> document.apply(i) + "\n---\n", "");
  }

  private void add(String name, String start, IntFunction<String> part, String end) {
    StringBuilder text = new StringBuilder(SIZE).append(start);
    String next = part.apply(0);
    for (int i = 1; text.length() + next.length() + end.length() <= SIZE; i++) {
      text.append(next);
      next = part.apply(i);
    }
    files.put("findings-" + name, text.append(end).toString());
  }
}
