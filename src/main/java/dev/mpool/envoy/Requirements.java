package dev.mpool.envoy;

import dev.mpool.envoy.ConfigView.SecretView;
import dev.mpool.plan.Address;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the endpoints of a plan require where Envoy runs.
 *
 * @param secrets where Envoy reads the tokens that are not in the configuration, in order
 * @param holdsTokens whether tokens are in the configuration, which has to be kept like them
 * @param authorities whether a server's certificate is checked
 */
record Requirements(List<SecretView> secrets, boolean holdsTokens, boolean authorities) {

  static Requirements of(FailoverPlan plan) {
    Map<String, Credential.SecretName> byPlace = new TreeMap<>();
    boolean holdsTokens = false;
    boolean authorities = false;
    for (BackendPlan backend : plan.backends()) {
      for (Endpoint endpoint : backend.endpoints()) {
        Credential credential = endpoint.credential();
        if (credential instanceof Credential.Variable variable) {
          byPlace.put(variable.variable(), variable.secret());
        } else if (credential instanceof Credential.MountedFile file) {
          byPlace.put(file.path(), file.secret());
        }
        holdsTokens |= credential instanceof Credential.Inline;
        authorities |= endpoint.address().tls() == Address.Tls.VERIFIED;
      }
    }
    return new Requirements(views(byPlace), holdsTokens, authorities);
  }

  private static List<SecretView> views(Map<String, Credential.SecretName> byPlace) {
    List<SecretView> views = new ArrayList<>(byPlace.size());
    for (Map.Entry<String, Credential.SecretName> each : byPlace.entrySet()) {
      views.add(
          new SecretView(
              BareText.comment(each.getKey()), BareText.comment(each.getValue().toString())));
    }
    return views;
  }
}
