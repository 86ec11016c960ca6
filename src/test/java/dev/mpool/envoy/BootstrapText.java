package dev.mpool.envoy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.util.JsonFormat;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.common.matcher.v3.MatchPredicate;
import io.envoyproxy.envoy.extensions.access_loggers.stream.v3.StdoutAccessLog;
import io.envoyproxy.envoy.extensions.bootstrap.internal_listener.v3.InternalListener;
import io.envoyproxy.envoy.extensions.filters.http.buffer.v3.Buffer;
import io.envoyproxy.envoy.extensions.filters.http.header_mutation.v3.HeaderMutation;
import io.envoyproxy.envoy.extensions.filters.http.lua.v3.Lua;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.network.dns_resolver.getaddrinfo.v3.GetAddrInfoDnsResolverConfig;
import io.envoyproxy.envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import java.io.IOException;

/**
 * A rendered configuration read strictly as Envoy's Bootstrap message: an unknown field or a wrong
 * type is a failure.
 */
public final class BootstrapText {

  private static final TypeRegistry TYPES =
      TypeRegistry.newBuilder()
          .add(InternalListener.getDescriptor())
          .add(GetAddrInfoDnsResolverConfig.getDescriptor())
          .add(HttpConnectionManager.getDescriptor())
          .add(StdoutAccessLog.getDescriptor())
          .add(Router.getDescriptor())
          .add(Buffer.getDescriptor())
          .add(HeaderMutation.getDescriptor())
          .add(Lua.getDescriptor())
          .add(UpstreamCodec.getDescriptor())
          .add(DownstreamConnectionsConfig.getDescriptor())
          .add(PreviousHostsPredicate.getDescriptor())
          .add(PreviousPrioritiesConfig.getDescriptor())
          .add(RawBuffer.getDescriptor())
          .add(UpstreamTlsContext.getDescriptor())
          .add(HttpProtocolOptions.getDescriptor())
          .build();

  private static final JsonFormat.Parser PARSER = JsonFormat.parser().usingTypeRegistry(TYPES);

  private static final String PROTOCOL_OPTIONS =
      "/typed_extension_protocol_options/envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

  private BootstrapText() {}

  /**
   * Parses YAML by Jackson, which knows nothing of mpool's own reader.
   *
   * @throws InvalidProtocolBufferException if it is not a Bootstrap
   */
  public static Bootstrap parse(String yaml) throws IOException {
    JsonNode config = new ObjectMapper(new YAMLFactory()).readTree(yaml);
    for (JsonNode cluster : config.at("/static_resources/clusters")) {
      if (cluster.at(PROTOCOL_OPTIONS) instanceof ObjectNode options) {
        parseErrorMatcher(options);
      }
    }
    for (JsonNode hosts : config.findValues("virtual_hosts")) {
      parseNumber((ObjectNode) hosts.get(0), "request_body_buffer_limit");
    }
    parseNumber(
        (ObjectNode) config.at("/typed_dns_resolver_config/typed_config"), "num_resolver_threads");
    Bootstrap.Builder bootstrap = Bootstrap.newBuilder();
    PARSER.merge(config.toString(), bootstrap);
    return bootstrap.build();
  }

  /** A field that every supported Envoy knows, and the library's newest release does not. */
  private static void parseNumber(ObjectNode message, String field)
      throws InvalidProtocolBufferException {
    JsonNode number = message.remove(field);
    if (number != null) {
      PARSER.merge(number.toString(), UInt32Value.newBuilder());
    }
  }

  /**
   * The newest release of the library is older than {@code HttpProtocolOptions.outlier_detection},
   * which every supported Envoy knows: the message that it holds is parsed by itself.
   */
  private static void parseErrorMatcher(ObjectNode protocolOptions)
      throws InvalidProtocolBufferException {
    JsonNode outlierDetection = protocolOptions.remove("outlier_detection");
    if (outlierDetection.size() != 1) {
      throw new InvalidProtocolBufferException("not just an error_matcher: " + outlierDetection);
    }
    PARSER.merge(outlierDetection.get("error_matcher").toString(), MatchPredicate.newBuilder());
  }
}
