package dev.mpool.cases;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.text.Excerpt;

/**
 * A plan as people read it in a golden file: every value that a request depends on, without the
 * lines of the manifest, so that two manifests that mean the same have the same text.
 */
public final class PlanText {

  private PlanText() {}

  public static String of(FailoverPlan plan) {
    StringBuilder text = new StringBuilder();
    for (BackendPlan backend : plan.backends()) {
      text.append(backend.name()).append('\n');
      backend.endpoints().forEach(endpoint -> append(text, endpoint));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Endpoint endpoint) {
    text.append("  priority ").append(endpoint.priority());
    text.append(", pool ").append(endpoint.poolIndex());
    text.append(": ").append(endpoint.provider().field()).append('\n');
    line(text, "host", Excerpt.quoted(endpoint.address().host()));
    line(text, "port", endpoint.address().port() + " " + endpoint.address().tls());
    endpoint.path().override().ifPresent(path -> line(text, "path", Excerpt.quoted(path)));
    line(text, "default path", Excerpt.quoted(endpoint.path().providerDefault()));
    endpoint
        .path()
        .streamingDefault()
        .ifPresent(path -> line(text, "streaming path", Excerpt.quoted(path)));
    endpoint.model().ifPresent(model -> line(text, "model", Excerpt.quoted(model)));
    endpoint.bodyModel().ifPresent(model -> line(text, "body's model", Excerpt.quoted(model)));
    endpoint
        .anthropicVersion()
        .ifPresent(version -> line(text, "anthropic-version", Excerpt.quoted(version)));
    Credential credential = endpoint.credential();
    line(
        text,
        "credential",
        credential.header()
            + ": "
            + Excerpt.quoted(credential.prefix())
            + " + "
            + source(credential));
  }

  private static String source(Credential credential) {
    if (credential instanceof Credential.Variable variable) {
      return "variable " + variable.variable() + " (Secret " + variable.secret() + ")";
    } else if (credential instanceof Credential.MountedFile file) {
      return "file " + file.path() + " (Secret " + file.secret() + ")";
    } else if (credential instanceof Credential.Inline inline) {
      return "inline token of " + inline.token().reveal().length() + " characters";
    } else {
      return "the client's token";
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("    ").append(name).append(": ").append(value).append('\n');
  }
}
