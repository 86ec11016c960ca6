package dev.mpool.migrate;

import dev.mpool.credential.Redaction;
import dev.mpool.model.Backend;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Says AI Backends in the API that has taken their place, {@code agentgateway.dev/v1alpha1}. */
public final class AgentgatewayBackends {

  private AgentgatewayBackends() {}

  /**
   * Migrates the AI Backends of an input, in order.
   *
   * @param plan what they mean; its order is theirs
   * @param copiesTokens whether tokens that stand in the manifests are copied
   */
  public static List<Migrated> of(List<Backend> backends, FailoverPlan plan, boolean copiesTokens) {
    List<Migrated> all = new ArrayList<>();
    Iterator<BackendPlan> plans = plan.backends().iterator();
    YamlStream read = null;
    Redaction redaction = null;
    for (Backend backend : backends) {
      if (backend.ai().isEmpty()) {
        continue;
      }
      Source source = backend.location().source();
      if (read == null || read.source() != source) {
        read = YamlReader.read(source);
        redaction = Redaction.of(source);
      }
      Original original = Original.of(backend, read);
      all.add(new Migration(backend, plans.next(), original, redaction, copiesTokens).migrate());
    }
    return all;
  }
}
