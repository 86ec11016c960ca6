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
      Category.RULE,
      Severity.WARNING,
      "A kind or apiVersion is nearly a Backend's"),
  MIXED_PROVIDERS(
      "mixed-providers",
      Category.RULE,
      Severity.ERROR,
      "All providers of a multipool are of one type");

  private final String id;
  private final Category category;
  private final Severity severity;
  private final String title;

  Rule(String id, Category category, Severity severity, String title) {
    this.id = id;
    this.category = category;
    this.severity = severity;
    this.title = title;
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
}
