package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.BasicDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.UnknownKeywordFactory;
import com.networknt.schema.regex.RegularExpression;
import dev.mpool.schema.format.Formats;
import java.util.List;
import java.util.Map;

/** The networknt validator with an API server's reading of formats and regular expressions. */
final class SchemaKeywords {

  private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

  private SchemaKeywords() {}

  /** A schema ready to validate with; safe to share between threads. */
  static Schema compile(JsonNode schema) {
    Dialect dialect =
        Dialect.builder(Dialects.getDraft7())
            .formats(Map::clear)
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
