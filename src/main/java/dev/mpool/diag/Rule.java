package dev.mpool.diag;

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

  NEARLY_A_BACKEND(
      "nearly-a-backend",
      Severity.WARNING,
      Rendering.POSSIBLE,
      "A kind or apiVersion is nearly a Backend's"),
  MIXED_PROVIDERS(
      "mixed-providers",
      Severity.ERROR,
      Rendering.POSSIBLE,
      "A multipool mixes types of providers");

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
