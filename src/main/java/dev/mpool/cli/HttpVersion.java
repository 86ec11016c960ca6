package dev.mpool.cli;

import dev.mpool.envoy.EnvoyOptions.UpstreamHttp;
import java.util.List;

/** Reads how providers are spoken to. */
final class HttpVersion implements ValueReader<UpstreamHttp> {

  @Override
  public List<String> candidates() {
    return List.of(UpstreamHttp.AUTO.label(), UpstreamHttp.HTTP_1.label());
  }

  @Override
  public UpstreamHttp convert(String text) {
    for (UpstreamHttp choice : UpstreamHttp.values()) {
      if (choice.label().equals(text)) {
        return choice;
      }
    }
    throw new InvalidValue("write auto or 1");
  }
}
