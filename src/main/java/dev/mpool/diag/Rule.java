package dev.mpool.diag;

import static dev.mpool.diag.Category.INPUT;
import static dev.mpool.diag.Category.SCHEMA;
import static dev.mpool.diag.Category.YAML;
import static dev.mpool.diag.Severity.ERROR;
import static dev.mpool.diag.Severity.INFO;
import static dev.mpool.diag.Severity.WARNING;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table of everything that mpool can find: the name is the id, which never changes and is never
 * used again, then a category, a default severity and a title. A rule without a category is of
 * category {@code rule}, and has a page in `docs/rules/`.
 */
public enum Rule {
  UNREADABLE_INPUT(INPUT, ERROR, "An input cannot be read"),
  FILE_TOO_LARGE(INPUT, ERROR, "A file exceeds the size limit"),
  NOT_UTF8(INPUT, ERROR, "A file is not UTF-8 text"),
  TOO_COMPLEX(INPUT, ERROR, "A document exceeds the parser's budgets"),

  HELM_TEMPLATE(INPUT, INFO, "A template of a Helm chart is passed over"),

  YAML_SYNTAX(YAML, ERROR, "A document is not valid YAML"),
  DUPLICATE_KEY(YAML, ERROR, "A mapping has a key twice"),
  NOT_A_MAPPING(YAML, ERROR, "A document is not a mapping"),
  IGNORED_TEXT(YAML, WARNING, "Text that Kubernetes does not read"),

  UNKNOWN_FIELD(SCHEMA, ERROR, "A field that the CRD does not know"),
  MISSING_FIELD(SCHEMA, ERROR, "A required field is missing"),
  WRONG_TYPE(SCHEMA, ERROR, "A value has the wrong type"),
  VALUE_NOT_ALLOWED(SCHEMA, ERROR, "A value outside what the CRD allows"),
  FIELD_CONFLICT(SCHEMA, ERROR, "Fields that exclude or need each other"),
  METADATA_INVALID(SCHEMA, ERROR, "Metadata that Kubernetes refuses"),
  CRD_INVALID(INPUT, ERROR, "A file has no CRD of Backends to use"),
  CONFIG_INVALID(INPUT, ERROR, "A configuration file cannot be used"),
  CRD_RULE(SCHEMA, ERROR, "A value breaks a rule of the CRD"),
  NEWER_GATEWAY_API(
      SCHEMA, ERROR, "A field or value that only newer versions of the Gateway API know"),
  NEWER_BACKEND_API(SCHEMA, ERROR, "A Backend is written for the AI API of kgateway 2.1"),
  CRD_RULE_UNCHECKED(SCHEMA, WARNING, "A rule of the CRD cannot be evaluated"),

  NEARLY_A_BACKEND(WARNING, "A kind or apiVersion is nearly a Backend's"),
  NEARLY_AN_HTTPROUTE(WARNING, "A kind or apiVersion is nearly that of an HTTPRoute of Backends"),
  AGENTGATEWAY_BACKEND(WARNING, "An AgentgatewayBackend is passed over"),
  LIST_NOT_READ(WARNING, "A List, or an item of one, is passed over"),
  SPEC_MISSING(WARNING, "A Backend has no spec"),
  GENERATE_NAME(WARNING, "A Backend has generateName and no name"),
  AMBIGUOUS_SCALAR(WARNING, "A value or key means something else than it looks like"),
  MIXED_PROVIDERS(ERROR, "A multipool mixes types of providers"),
  EMPTY_PRIORITY(ERROR, "A priority has no pool"),
  NO_FAILOVER(WARNING, "A multipool has a single endpoint"),
  DUPLICATE_ENDPOINT(WARNING, "Two endpoints of a multipool are the same"),
  BEDROCK_UNSUPPORTED(WARNING, "A Bedrock provider cannot be reached through Envoy"),
  MODEL_MISSING(WARNING, "An endpoint takes the client's model where others do not"),
  HOST_INVALID(ERROR, "A host is neither a DNS name nor an IP address"),
  HOST_LINK_LOCAL(WARNING, "A host is a link-local address or a metadata service"),
  AZURE_ENDPOINT_SCHEME(WARNING, "An Azure endpoint is a URL instead of a host name"),
  VERTEX_GLOBAL_LOCATION(
      WARNING, "A location of Vertex AI has another host than kgateway makes of it"),
  PATH_EMPTY(ERROR, "A path override is empty"),
  PATH_NOT_ABSOLUTE(ERROR, "A path override does not begin with a slash"),
  PATH_INVALID(ERROR, "A path cannot be sent as it is written"),
  PATH_AMBIGUOUS(WARNING, "Servers may read a path override in different ways"),
  PATH_TEMPLATE_SYNTAX(WARNING, "A path or prefix is evaluated as a template by kgateway"),
  UNFILLED_PLACEHOLDER(WARNING, "A value holds a placeholder that nothing has filled in"),
  HEADER_NAME_INVALID(ERROR, "A credential header has a name that HTTP does not allow"),
  HEADER_NAME_RESERVED(ERROR, "A credential would replace a header that HTTP or Envoy needs"),
  HEADER_VALUE_INVALID(ERROR, "A header value has characters that a header cannot carry"),
  PREFIX_WITHOUT_SPACE(WARNING, "A prefix is glued to the token"),
  INLINE_MISSING(ERROR, "A token of kind Inline is missing or empty"),
  INLINE_TOKEN(WARNING, "A credential stands in the manifest"),
  INLINE_TOKEN_BEARER(WARNING, "An inline token repeats the prefix Bearer"),
  INLINE_TOKEN_BLANKS(WARNING, "An inline token begins or ends with blanks"),
  INLINE_TOKEN_ELSEWHERE(ERROR, "A value that is shown has an inline token in it"),
  INLINE_TOKEN_PLACEHOLDER(WARNING, "An inline token is a placeholder"),
  SECRET_REF_MISSING(ERROR, "A token of kind SecretRef names no Secret"),
  SECRET_NAME_INVALID(ERROR, "No Secret can have this name"),
  SECRET_NAME_COLLISION(ERROR, "Two Secrets would be read from the same place"),
  SECRET_NOT_FOUND(WARNING, "A Secret is not among those of the input"),
  TOKEN_KIND_CONFLICT(WARNING, "A token is given that its kind ignores"),
  PASSTHROUGH_SEVERAL_HOSTS(WARNING, "The client's token is sent to several hosts"),
  PLAINTEXT_CREDENTIAL(WARNING, "A credential is sent without TLS"),
  KGATEWAY_PLAINTEXT_PORT(WARNING, "kgateway would send a credential without TLS"),
  INSECURE_SKIP_VERIFY(WARNING, "A provider's certificate is not checked"),
  REMOVED_FIELD(WARNING, "A field that newer kgateway refuses"),
  DUPLICATE_BACKEND(ERROR, "Two Backends have the same namespace and name"),
  BACKEND_REF_KIND(ERROR, "A backendRef beside Backends names something else"),
  BACKEND_REF_MISSING(WARNING, "A backendRef names a Backend that is not in the input"),
  BACKEND_REF_NOT_PERMITTED(
      ERROR, "A Backend of another namespace is named without a ReferenceGrant"),
  DUPLICATE_ROUTE(ERROR, "Two HTTPRoutes have the same namespace and name"),
  ROUTE_BACKOFF_IGNORED(INFO, "A backoff between retries has no effect"),
  ROUTE_CREDENTIAL_HEADER(
      ERROR, "A filter changes a header that carries a credential or is needed otherwise"),
  ROUTE_DUPLICATE_MATCH(WARNING, "Two HTTPRoutes have the same match"),
  ROUTE_FILTER_UNSUPPORTED(ERROR, "A filter of an HTTPRoute cannot be compiled"),
  ROUTE_GATEWAY_AMBIGUOUS(ERROR, "HTTPRoutes are for several Gateways or listeners"),
  ROUTE_HOSTNAME_IGNORED(WARNING, "A rewritten hostname has no effect"),
  ROUTE_MIXED_PROVIDERS(WARNING, "The Backends of a rule have providers of different types"),
  ROUTE_PATH_DOUBLE_SLASH(WARNING, "A replacement makes a path with two slashes in a row"),
  ROUTE_PATH_INVALID(ERROR, "A replacement makes a path that cannot be sent"),
  ROUTE_REGEX_INVALID(ERROR, "A match has a regular expression that Envoy cannot read"),
  ROUTE_RETRY_OFF(WARNING, "A rule turns failover off"),
  ROUTE_TIMEOUT_CUTS_STREAMS(WARNING, "A timeout of a rule cuts streams that run"),
  ROUTE_UNREACHABLE(WARNING, "A match takes no request, because another one takes them all"),
  ROUTE_WITHOUT_BACKEND(WARNING, "A rule sends its requests nowhere"),
  RENDER_STILL_REFUSES(INFO, "A suppressed finding still prevents rendering"),
  UNUSED_SUPPRESSION(WARNING, "A suppression has no effect");

  private final Category category;
  private final Severity severity;
  private final String title;

  /** A rule of mpool's own. */
  Rule(Severity severity, String title) {
    this(Category.RULE, severity, title);
  }

  Rule(Category category, Severity severity, String title) {
    this.category = category;
    this.severity = severity;
    this.title = title;
  }

  /** Made only when somebody asks: no manifest without a comment for mpool needs it. */
  private static final class ById {

    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
      for (Rule rule : values()) {
        RULES.put(rule.id(), rule);
      }
    }
  }

  /** The rule of an id, if there is one. */
  public static Optional<Rule> ofId(String id) {
    return Optional.ofNullable(ById.RULES.get(id));
  }

  /** The name in reports, options, suppressions and file names, such as {@code mixed-providers}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Category category() {
    return category;
  }

  /** The severity unless configuration says otherwise. */
  public Severity severity() {
    return severity;
  }

  public String title() {
    return title;
  }

  /**
   * Whether no configuration can be rendered from a Backend with such a finding; rendering then
   * takes it for an error, whatever the user thinks of it otherwise.
   */
  public boolean preventsRendering() {
    return switch (this) {
      case GENERATE_NAME, BEDROCK_UNSUPPORTED -> true;
      case MIXED_PROVIDERS -> false;
      default -> severity == Severity.ERROR;
    };
  }
}
