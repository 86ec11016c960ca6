package dev.mpool.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.model.ProviderType;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.yaml.YamlMapping;
import java.util.Optional;

/**
 * Where providers get their credentials from, and the header that carries each. It is always
 * written: without it, Vertex and Azure use the credentials of their surroundings.
 *
 * @param backend the Backend's name
 * @param copiesTokens whether tokens of the manifest are copied
 */
record ProviderAuth(Original original, Account account, String backend, boolean copiesTokens) {

  private static final int LONGEST_HEADER = 256;
  private static final int LONGEST_KEY = 2048;
  private static final int LONGEST_NAME = 253;

  /**
   * Writes it.
   *
   * @param entry the pool entry, by its pointer in the document
   * @param pointer where the provider will stand
   * @return whether that API takes it: false for a value that is too long
   */
  boolean putInto(ObjectNode auth, Endpoint endpoint, String entry, String pointer) {
    boolean fits = true;
    String policy = pointer + "/policies/auth";
    Credential credential = endpoint.credential();
    String at = entry + "/provider/" + endpoint.provider().field() + "/authToken";
    account.same(at, policy);
    account.same(entry + "/authHeaderOverride", policy);
    if (credential instanceof Credential.Inline inline) {
      fits =
          putToken(auth, inline.token().reveal(), at, backend + '-' + GroupProvider.name(endpoint));
    } else if (credential instanceof Credential.Passthrough) {
      auth.putObject("passthrough");
    } else {
      auth.putObject("secretRef").put("name", secret(credential).name());
      account.same(at + "/secretRef", policy + "/secretRef");
    }
    boolean knowsBearer =
        endpoint.provider() == ProviderType.OPENAI || endpoint.provider() == ProviderType.VERTEXAI;
    if (knowsBearer
        && credential.header().equals("authorization")
        && credential.prefix().equals("Bearer ")) {
      return fits;
    }
    ObjectNode header =
        auth.putObject("location").putObject("header").put("name", credential.header());
    if (!credential.prefix().isEmpty()) {
      header.put("prefix", credential.prefix());
    }
    Optional<YamlMapping.Entry> written = original.mapping(entry).entry("authHeaderOverride");
    if (written.isPresent()) {
      account.same(entry + "/authHeaderOverride", policy + "/location");
      fits &= !account.isTooLong(entry, written.get(), credential.header(), LONGEST_HEADER);
      fits &= !account.isTooLong(entry, written.get(), credential.prefix(), LONGEST_HEADER);
    }
    return fits;
  }

  private static Credential.SecretName secret(Credential credential) {
    return credential instanceof Credential.MountedFile file
        ? file.secret()
        : ((Credential.Variable) credential).secret();
  }

  /** The token itself if that is wanted, else a Secret for it that does not exist yet. */
  private boolean putToken(ObjectNode auth, String token, String at, String name) {
    YamlMapping.Entry key = original.mapping(at).entry("inline").orElseThrow();
    if (copiesTokens) {
      auth.put("key", token);
      return !account.isTooLong(at, key, token, LONGEST_KEY);
    }
    String secret = cut(name);
    auth.putObject("secretRef").put("name", secret);
    account.lose(
        at,
        key,
        "The inline token is not copied: make a Secret "
            + secret
            + " with it under the key Authorization, or pass --copy-inline-tokens.");
    return true;
  }

  /** The end of a name that is too long for one: its beginning is the Backend's. */
  private static String cut(String name) {
    int start = Math.max(0, name.length() - LONGEST_NAME);
    while (!Character.isLetterOrDigit(name.charAt(start))) {
      start++;
    }
    return name.substring(start);
  }
}
