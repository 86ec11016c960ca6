package dev.mpool.diag;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table of everything that mpool can find: a stable id, a category, a default severity and a
 * title. Ids are never reused; `docs/rules/` has a page for each rule of category {@code rule}.
 */
public enum Rule {
  UNREADABLE_INPUT("unreadable-input", Category.INPUT, Severity.ERROR, "An input cannot be read"),
  FILE_TOO_LARGE("file-too-large", Category.INPUT, Severity.ERROR, "A file exceeds the size limit"),
  NOT_UTF8("not-utf8", Category.INPUT, Severity.ERROR, "A file is not UTF-8 text"),
  TOO_COMPLEX(
      "too-complex", Category.INPUT, Severity.ERROR, "A document exceeds the parser's budgets"),

  YAML_SYNTAX("yaml-syntax", Category.YAML, Severity.ERROR, "A document is not valid YAML"),
  DUPLICATE_KEY("duplicate-key", Category.YAML, Severity.ERROR, "A mapping has a key twice"),
  NOT_A_MAPPING("not-a-mapping", Category.YAML, Severity.ERROR, "A document is not a mapping"),
  IGNORED_TEXT(
      "ignored-text", Category.YAML, Severity.WARNING, "Text that Kubernetes does not read"),

  UNKNOWN_FIELD(
      "unknown-field", Category.SCHEMA, Severity.ERROR, "A field that the CRD does not know"),
  MISSING_FIELD("missing-field", Category.SCHEMA, Severity.ERROR, "A required field is missing"),
  WRONG_TYPE("wrong-type", Category.SCHEMA, Severity.ERROR, "A value has the wrong type"),
  VALUE_NOT_ALLOWED(
      "value-not-allowed", Category.SCHEMA, Severity.ERROR, "A value outside what the CRD allows"),
  FIELD_CONFLICT(
      "field-conflict", Category.SCHEMA, Severity.ERROR, "Fields that exclude or need each other"),
  METADATA_INVALID(
      "metadata-invalid", Category.SCHEMA, Severity.ERROR, "Metadata that Kubernetes refuses"),
  CRD_INVALID(
      "crd-invalid", Category.INPUT, Severity.ERROR, "A file has no CRD of Backends to use"),
  CONFIG_INVALID(
      "config-invalid", Category.INPUT, Severity.ERROR, "A configuration file cannot be used"),
  CRD_RULE("crd-rule", Category.SCHEMA, Severity.ERROR, "A value breaks a rule of the CRD"),
  NEWER_GATEWAY_API(
      "newer-gateway-api",
      Category.SCHEMA,
      Severity.ERROR,
      "A field or value that only newer versions of the Gateway API know"),
  NEWER_BACKEND_API(
      "newer-backend-api",
      Category.SCHEMA,
      Severity.ERROR,
      "A Backend is written for the AI API of kgateway 2.1"),
  CRD_RULE_UNCHECKED(
      "crd-rule-unchecked",
      Category.SCHEMA,
      Severity.WARNING,
      "A rule of the CRD cannot be evaluated"),

  NEARLY_A_BACKEND(
      "nearly-a-backend",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A kind or apiVersion is nearly a Backend's"),
  AGENTGATEWAY_BACKEND(
      "agentgateway-backend",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "An AgentgatewayBackend is passed over"),
  LIST_NOT_READ(
      "list-not-read",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A List, or an item of one, is passed over"),
  SPEC_MISSING("spec-missing", Severity.WARNING, Rendering.POSSIBLE, "A Backend has no spec"),
  GENERATE_NAME(
      "generate-name",
      Severity.WARNING,
      Rendering.PREVENTED,
      "A Backend has generateName and no name"),
  AMBIGUOUS_SCALAR(
      "ambiguous-scalar",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A value or key means something else than it looks like"),
  MIXED_PROVIDERS(
      "mixed-providers",
      Severity.ERROR,
      Rendering.POSSIBLE,
      "A multipool mixes types of providers"),
  EMPTY_PRIORITY("empty-priority", Severity.ERROR, Rendering.PREVENTED, "A priority has no pool"),
  NO_FAILOVER(
      "no-failover", Severity.WARNING, Rendering.POSSIBLE, "A multipool has a single endpoint"),
  DUPLICATE_ENDPOINT(
      "duplicate-endpoint",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "Two endpoints of a multipool are the same"),
  BEDROCK_UNSUPPORTED(
      "bedrock-unsupported",
      Severity.WARNING,
      Rendering.PREVENTED,
      "A Bedrock provider cannot be reached through Envoy"),
  MODEL_MISSING(
      "model-missing",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "An endpoint takes the client's model where others do not"),
  HOST_INVALID(
      "host-invalid",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A host is neither a DNS name nor an IP address"),
  HOST_LINK_LOCAL(
      "host-link-local",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A host is a link-local address or a metadata service"),
  AZURE_ENDPOINT_SCHEME(
      "azure-endpoint-scheme",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "An Azure endpoint is a URL instead of a host name"),
  VERTEX_GLOBAL_LOCATION(
      "vertex-global-location",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A location of Vertex AI has another host than kgateway makes of it"),
  PATH_EMPTY("path-empty", Severity.ERROR, Rendering.PREVENTED, "A path override is empty"),
  PATH_NOT_ABSOLUTE(
      "path-not-absolute",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A path override does not begin with a slash"),
  PATH_INVALID(
      "path-invalid",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A path cannot be sent as it is written"),
  PATH_AMBIGUOUS(
      "path-ambiguous",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "Servers may read a path override in different ways"),
  PATH_TEMPLATE_SYNTAX(
      "path-template-syntax",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A path or prefix is evaluated as a template by kgateway"),
  UNFILLED_PLACEHOLDER(
      "unfilled-placeholder",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A value holds a placeholder that nothing has filled in"),
  HEADER_NAME_INVALID(
      "header-name-invalid",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A credential header has a name that HTTP does not allow"),
  HEADER_NAME_RESERVED(
      "header-name-reserved",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A credential would replace a header that HTTP or Envoy needs"),
  HEADER_VALUE_INVALID(
      "header-value-invalid",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A header value has characters that a header cannot carry"),
  PREFIX_WITHOUT_SPACE(
      "prefix-without-space",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A prefix is glued to the token"),
  INLINE_MISSING(
      "inline-missing",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A token of kind Inline is missing or empty"),
  INLINE_TOKEN(
      "inline-token", Severity.WARNING, Rendering.POSSIBLE, "A credential stands in the manifest"),
  INLINE_TOKEN_BEARER(
      "inline-token-bearer",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "An inline token repeats the prefix Bearer"),
  INLINE_TOKEN_BLANKS(
      "inline-token-blanks",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "An inline token begins or ends with blanks"),
  INLINE_TOKEN_ELSEWHERE(
      "inline-token-elsewhere",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A value that is shown has an inline token in it"),
  INLINE_TOKEN_PLACEHOLDER(
      "inline-token-placeholder",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "An inline token is a placeholder"),
  SECRET_REF_MISSING(
      "secret-ref-missing",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A token of kind SecretRef names no Secret"),
  SECRET_NAME_INVALID(
      "secret-name-invalid", Severity.ERROR, Rendering.PREVENTED, "No Secret can have this name"),
  SECRET_NAME_COLLISION(
      "secret-name-collision",
      Severity.ERROR,
      Rendering.PREVENTED,
      "Two Secrets would be read from the same place"),
  SECRET_NOT_FOUND(
      "secret-not-found",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A Secret is not among those of the input"),
  TOKEN_KIND_CONFLICT(
      "token-kind-conflict",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A token is given that its kind ignores"),
  PASSTHROUGH_SEVERAL_HOSTS(
      "passthrough-several-hosts",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "The client's token is sent to several hosts"),
  PLAINTEXT_CREDENTIAL(
      "plaintext-credential",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A credential is sent without TLS"),
  KGATEWAY_PLAINTEXT_PORT(
      "kgateway-plaintext-port",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "kgateway would send a credential without TLS"),
  INSECURE_SKIP_VERIFY(
      "insecure-skip-verify",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A provider's certificate is not checked"),
  REMOVED_FIELD(
      "removed-field", Severity.WARNING, Rendering.POSSIBLE, "A field that newer kgateway refuses"),
  DUPLICATE_BACKEND(
      "duplicate-backend",
      Severity.ERROR,
      Rendering.PREVENTED,
      "Two Backends have the same namespace and name"),
  BACKEND_REF_KIND(
      "backend-ref-kind",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A backendRef beside Backends names something else"),
  BACKEND_REF_MISSING(
      "backend-ref-missing",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A backendRef names a Backend that is not in the input"),
  BACKEND_REF_NOT_PERMITTED(
      "backend-ref-not-permitted",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A Backend of another namespace is named without a ReferenceGrant"),
  DUPLICATE_ROUTE(
      "duplicate-route",
      Severity.ERROR,
      Rendering.PREVENTED,
      "Two HTTPRoutes have the same namespace and name"),
  ROUTE_BACKOFF_IGNORED(
      "route-backoff-ignored",
      Severity.INFO,
      Rendering.POSSIBLE,
      "A backoff between retries has no effect"),
  ROUTE_CREDENTIAL_HEADER(
      "route-credential-header",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A filter changes a header that carries a credential or is needed otherwise"),
  ROUTE_DUPLICATE_MATCH(
      "route-duplicate-match",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "Two HTTPRoutes have the same match"),
  ROUTE_FILTER_UNSUPPORTED(
      "route-filter-unsupported",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A filter of an HTTPRoute cannot be compiled"),
  ROUTE_GATEWAY_AMBIGUOUS(
      "route-gateway-ambiguous",
      Severity.ERROR,
      Rendering.PREVENTED,
      "HTTPRoutes are for several Gateways or listeners"),
  ROUTE_HOSTNAME_IGNORED(
      "route-hostname-ignored",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A rewritten hostname has no effect"),
  ROUTE_MIXED_PROVIDERS(
      "route-mixed-providers",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "The Backends of a rule have providers of different types"),
  ROUTE_PATH_DOUBLE_SLASH(
      "route-path-double-slash",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A replacement makes a path with two slashes in a row"),
  ROUTE_PATH_INVALID(
      "route-path-invalid",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A replacement makes a path that cannot be sent"),
  ROUTE_REGEX_INVALID(
      "route-regex-invalid",
      Severity.ERROR,
      Rendering.PREVENTED,
      "A match has a regular expression that Envoy cannot read"),
  ROUTE_RETRY_OFF(
      "route-retry-off", Severity.WARNING, Rendering.POSSIBLE, "A rule turns failover off"),
  ROUTE_TIMEOUT_CUTS_STREAMS(
      "route-timeout-cuts-streams",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A timeout of a rule cuts streams that run"),
  ROUTE_UNREACHABLE(
      "route-unreachable",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A match takes no request, because another one takes them all"),
  ROUTE_WITHOUT_BACKEND(
      "route-without-backend",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A rule sends its requests nowhere"),
  RENDER_STILL_REFUSES(
      "render-still-refuses",
      Severity.INFO,
      Rendering.POSSIBLE,
      "A suppressed finding still prevents rendering"),
  UNUSED_SUPPRESSION(
      "unused-suppression", Severity.WARNING, Rendering.POSSIBLE, "A suppression has no effect");

  private static final Map<String, Rule> BY_ID = new HashMap<>();

  static {
    for (Rule rule : values()) {
      BY_ID.put(rule.id, rule);
    }
  }

  private final String id;
  private final Category category;
  private final Severity severity;
  private final String title;
  private final boolean preventsRendering;

  Rule(String id, Category category, Severity severity, String title) {
    this(id, category, severity, title, category != Category.RULE);
  }

  /** A rule of category {@code rule}. */
  Rule(String id, Severity severity, Rendering rendering, String title) {
    this(id, Category.RULE, severity, title, rendering == Rendering.PREVENTED);
  }

  Rule(String id, Category category, Severity severity, String title, boolean preventsRendering) {
    this.id = id;
    this.category = category;
    this.severity = severity;
    this.title = title;
    this.preventsRendering = preventsRendering;
  }

  /** The rule of an id, if there is one. */
  public static Optional<Rule> ofId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The name in reports, options, suppressions and file names, such as {@code mixed-providers}. */
  public String id() {
    return id;
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
    return preventsRendering;
  }

  /** What a finding means for {@code mpool render}. */
  private enum Rendering {
    POSSIBLE,
    PREVENTED
  }
}
