package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.BasicDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.UnknownKeywordFactory;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Map;

/**
 * The networknt validator with exactly the keywords that mpool's schemas use. Its stock dialects
 * set up every keyword and format there is, which costs several times as much as the validation.
 */
final class SchemaKeywords {

  private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

  private static final List<KeywordType> JUDGING =
      List.of(
          KeywordType.ADDITIONAL_PROPERTIES,
          KeywordType.ALL_OF,
          KeywordType.ANY_OF,
          KeywordType.CONST,
          KeywordType.CONTAINS,
          KeywordType.ENUM,
          KeywordType.EXCLUSIVE_MAXIMUM,
          KeywordType.EXCLUSIVE_MINIMUM,
          KeywordType.FORMAT,
          KeywordType.IF_THEN_ELSE,
          KeywordType.ITEMS_LEGACY,
          KeywordType.MAX_ITEMS,
          KeywordType.MAX_LENGTH,
          KeywordType.MAX_PROPERTIES,
          KeywordType.MAXIMUM,
          KeywordType.MIN_ITEMS,
          KeywordType.MIN_LENGTH,
          KeywordType.MIN_PROPERTIES,
          KeywordType.MINIMUM,
          KeywordType.MULTIPLE_OF,
          KeywordType.NOT,
          KeywordType.ONE_OF,
          KeywordType.PATTERN,
          KeywordType.PROPERTIES,
          KeywordType.PROPERTY_NAMES,
          KeywordType.REF,
          KeywordType.REQUIRED,
          KeywordType.TYPE,
          KeywordType.UNIQUE_ITEMS);

  private SchemaKeywords() {}

  /** A schema ready to validate with; safe to share between threads. */
  static Schema compile(JsonNode schema) {
    Dialect dialect =
        Dialect.builder(DRAFT_7)
            .specificationVersion(SpecificationVersion.DRAFT_7)
            .idKeyword("$id")
            .keywords(JUDGING)
            .formats(formats -> addFormats(schema, formats))
            .unknownKeywordFactory(UnknownKeywordFactory.getInstance())
            .build();
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .regularExpressionFactory(SchemaKeywords::pattern)
            // mpool words its findings itself; the library's wording is slow to make.
            .messageSource((key, wording, locale, arguments) -> key)
            .build();
    return SchemaRegistry.builder()
        .defaultDialectId(DRAFT_7)
        .dialectRegistry(new BasicDialectRegistry(dialect))
        .schemaRegistryConfig(config)
        .build()
        .getSchema(schema);
  }

  /**
   * The errors of a value.
   *
   * @param most how many are kept; a hostile value has as many as memory holds
   */
  static List<Error> validate(Schema schema, JsonNode value, int most) {
    ExecutionContext context = new Bounded(most);
    schema.validate(context, value);
    return context.getErrors();
  }

  private static final class Bounded extends ExecutionContext {

    private final int most;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public void addError(Error error) {
      if (getErrors().size() < most) {
        super.addError(error);
      }
    }
  }

  private static RegularExpression pattern(String pattern) {
    TextPattern compiled = TextPattern.of(pattern);
    return compiled::isFoundIn;
  }

  /** Those that the schema names, with an API server's reading in the place of the library's. */
  private static void addFormats(JsonNode schema, Map<String, Format> formats) {
    for (JsonNode name : schema.findValues("format")) {
      if (name.isTextual() && Formats.isJudged(name.asText())) {
        formats.put(name.asText(), new Judged(name.asText()));
      }
    }
  }

  private record Judged(String name) implements Format {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return Formats.holds(name, value);
    }
  }
}
