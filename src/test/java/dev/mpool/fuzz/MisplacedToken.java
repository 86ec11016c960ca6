package dev.mpool.fuzz;

import java.util.Random;

/**
 * A manifest with a token in a place that an author may have taken for the right one, or in several
 * places at once.
 */
final class MisplacedToken {

  private static final String MARK = "TOKEN";

  private static final String[] AUTHENTICATIONS = {
    "authToken: TOKEN",
    "authToken: !!str 'TOKEN'",
    "authToken: [TOKEN]",
    "authToken:\n- TOKEN",
    "authToken:\n  TOKEN",
    "authToken: >-\n  TOKEN",
    "authToken: {TOKEN}",
    "authToken: {value: TOKEN}",
    "authToken: {kind: TOKEN}",
    "authToken: {kind: Inline, TOKEN}",
    "authToken: {kind: Inline inline: TOKEN}",
    "authToken: {kind: Inline, inline: TOKEN, inline: TOKEN}",
    "authToken: {kind: Inline, value: {inline: TOKEN}}",
    "authToken: {kind: SecretRef, secretRef: TOKEN}",
    "authToken: {kind: SecretRef, secretRef: {name: openai, value: TOKEN}}",
    "authToken: {kind: SecretRef, secretRef: {name: openai}, inline: TOKEN}",
    "authToken:\n  kind: Inline\n  inline:\n    TOKEN",
    "authToken:\n  kind: Inline\n  inline: # TOKEN\n    TOKEN # TOKEN",
    "authToken:\n  kind: Inline\n  inline: &here !!str \"TOKEN\"",
    "authToken:\n  kind: Inline\n  inline: |\n    first\n    TOKEN\n",
    "authToken:\n  kind: Inline\n  inline: [TOKEN]",
    "authToken:\n  kind: Inline\n  inline: {value: TOKEN}",
    "authToken:\n  kind: Inline\n  inline: {TOKEN: value}",
    "authToken:\n  kind: Inline\n  inline: x\n  inline: TOKEN",
    "authToken:\n  kind: Inline\n  inline: TOKEN\n  inline: x",
    "authToken:\n  kind: Inline\n  ? inline\n  : TOKEN",
    "authToken:\n  kind: Inline\n  inlne: TOKEN",
    "authToken:\n  kind: Inline\n  Inline: TOKEN",
    "authToken:\n  kind: Inline\n  in-line: TOKEN",
    "authToken:\n  kind: Inline\n  inlineToken: TOKEN",
    "authToken:\n  kind: Inline\n  value: 'TOKEN'",
    "authToken:\n  kind: inline\n  token: TOKEN",
    "authToken:\n  kind: Inline\ninline: TOKEN",
    "authToken:\n  kind: Inline\n  inline: \"a\\\"TOKEN\\u0021\"",
    "authToken:\n  <<: {kind: Inline, inline: TOKEN}",
    "autToken:\n  kind: Inline\n  inline: TOKEN",
    "authtoken: {kind: Inline, inline: TOKEN}",
    "AuthToken: TOKEN",
    "apiKey: TOKEN",
    "inline: TOKEN",
    "auth: TOKEN",
    "\"authToken\": {\"kind\": \"Inline\", \"inline\": \"TOKEN\"}",
    "\"auth\\u0054oken\": {\"kind\": \"Inline\", \"inline\": \"TOKEN\"}",
  };

  private static final String[] ALIASES = {
    "authToken:\n  kind: Inline\n  inline: *token", "authToken: *auth", "authToken:\n  <<: *auth",
  };

  private static final String[] SECRETS = {
    "kind: Secret\napiVersion: v1\nmetadata: {name: s}\nstringData:\n  Authorization: TOKEN\n",
    "kind: Secret\napiVersion: v1\nmetadata: {name: s}\ndata: {a: TOKEN, b: x, b: TOKEN}\n",
    "kind: Secret\napiVersion: v1\nmetadata: {name: s}\ndata: TOKEN\n",
    "kind: secret\napiVersion: v1\nmetadata: {name: s}\nstringData: [{a: TOKEN}]\n",
    "kind: Secret\napiVersion: v1\nmetadata:\n  name: s\n  annotations: {last: '{TOKEN}'}\n",
    "kind: List\napiVersion: v1\nitems:\n- kind: Secret\n  stringData:\n    a: |\n      TOKEN\n",
    "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"stringData\":{\"Authorization\":\"TOKEN\"}}\n",
    "kind: Secret\napiVersion: v1\nAuthorization: TOKEN\n",
  };

  private MisplacedToken() {}

  static String text(Random random, String token) {
    String text =
        switch (random.nextInt(6)) {
          case 0 -> Fuzzing.oneOf(random, SECRETS) + "---\n" + backend(random, "inline: x", false);
          case 1 ->
              "x-token: &token TOKEN\nx-auth: &auth {kind: Inline, inline: TOKEN}\n"
                  + backend(random, Fuzzing.oneOf(random, ALIASES), true);
          default -> {
            String authentication = Fuzzing.oneOf(random, AUTHENTICATIONS);
            boolean exact = authentication.matches("(?s).*\\binline: [^{\\[]*TOKEN.*");
            yield backend(random, authentication, exact);
          }
        };
    return text.replace(MARK, token);
  }

  /**
   * A Backend.
   *
   * @param copied whether the token may stand in other fields as well, for a reader who knows it
   */
  private static String backend(Random random, String authentication, boolean copied) {
    String copy = copied ? Fuzzing.oneOf(random, "model", "path", "host", "note", "comment") : "";
    return """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend # COMMENT
        metadata:
          name: chat
          annotations: {note: "NOTE"}
        spec:
          type: AI
          ai:
            multipool:
              priorities:
              - pool:
                - hostOverride: {host: HOST, port: 443}
                  pathOverride:
                    fullPath: /v1/PATH
                  provider:
                    openai:
                      modle: MODEL
                      AUTHENTICATION
        """
        .replace("COMMENT", copy.equals("comment") ? MARK : "the chat")
        .replace("NOTE", copy.equals("note") ? "{inline: TOKEN}" : "x")
        .replace("HOST", copy.equals("host") ? "TOKEN.example.com" : "example.com")
        .replace("PATH", copy.equals("path") ? "TOKEN" : "chat")
        .replace("MODEL", copy.equals("model") ? "TOKEN" : "gpt-4o")
        .replace("AUTHENTICATION", authentication.replace("\n", "\n" + " ".repeat(14)));
  }
}
