package dev.mpool.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of a structural schema, in the shape of the schema: those of a value, and those of what
 * it holds. Rules about a change ({@code oldSelf}) are left out: nothing changes when an object is
 * created.
 *
 * @param type the type of the value, such as {@code number}; "" if the schema names none
 * @param format the format of the value, such as {@code date-time}; "" for all others
 */
record CrdRules(
    List<CrdRule> here,
    Map<String, CrdRules> properties,
    Optional<CrdRules> items,
    Optional<CrdRules> additional,
    String type,
    String format) {

  /**
   * Compiles the rules of a schema.
   *
   * @param schema the schema with its places in the CRD's file
   * @param failed takes the place of each rule that mpool cannot compile, with the reason
   */
  static CrdRules compile(YamlNode schema, CelRuleCompiler compiler, FailedRules failed) {
    List<CrdRule> here = new ArrayList<>();
    Optional<YamlNode> rules = schema.value("x-kubernetes-validations");
    for (YamlNode rule : rules.map(YamlNode::items).orElse(List.of())) {
      if (rule instanceof YamlMapping mapping) {
        try {
          compiler.compile(mapping, schema).ifPresent(here::add);
        } catch (CelValidationException | CelEvaluationException e) {
          failed.add(
              mapping,
              "rule",
              "mpool cannot evaluate this rule, so Backends that break it pass: "
                  + reason(e.getMessage())
                  + '.');
        }
      }
    }
    Map<String, CrdRules> properties = new LinkedHashMap<>();
    if (schema.value("properties").orElse(null) instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        properties.put(entry.key(), compile(entry.value(), compiler, failed));
      }
    }
    Optional<CrdRules> items = schema.value("items").map(s -> compile(s, compiler, failed));
    Optional<CrdRules> additional =
        schema
            .value("additionalProperties")
            .filter(YamlMapping.class::isInstance)
            .map(s -> compile(s, compiler, failed));
    return new CrdRules(
        here, properties, items, additional, schema.text("type"), schema.text("format"));
  }

  /** Is told of rules that cannot be checked, and under which key they stand. */
  interface FailedRules {
    void add(YamlMapping holder, String key, String message);
  }

  /** Is told of values that a rule refuses. */
  interface Refusals {
    void add(List<Object> path, CrdRule rule, String message);
  }

  /** Evaluates all rules about a value and what it holds. */
  void evaluate(JsonNode value, List<Object> path, Refusals refusals) {
    for (CrdRule rule : here) {
      evaluate(rule, value, path, refusals);
    }
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        CrdRules inner = properties.getOrDefault(member.getKey(), additional.orElse(null));
        if (inner != null && !member.getValue().isNull()) {
          inner.evaluate(member.getValue(), with(path, member.getKey()), refusals);
        }
      }
    } else if (value.isArray() && items.isPresent()) {
      for (int i = 0; i < value.size(); i++) {
        if (!value.get(i).isNull()) {
          items.get().evaluate(value.get(i), with(path, i), refusals);
        }
      }
    }
  }

  private void evaluate(CrdRule rule, JsonNode value, List<Object> path, Refusals refusals) {
    Map<String, Object> variables = CelValues.variables(CelValues.of(value, this));
    try {
      if (!Boolean.TRUE.equals(rule.program().eval(variables))) {
        refusals.add(path, rule, message(rule, variables));
      }
    } catch (CelEvaluationException e) {
      // An API server refuses the object as well.
      refusals.add(path, rule, "A rule of the CRD fails here: " + reason(e.getMessage()) + '.');
    }
  }

  private static String message(CrdRule rule, Map<String, Object> variables) {
    if (rule.messageProgram().isPresent()) {
      try {
        Object computed = rule.messageProgram().get().eval(variables);
        if (computed instanceof String text && !text.isBlank() && text.indexOf('\n') < 0) {
          return text;
        }
      } catch (CelEvaluationException e) {
        // An API server falls back to the fixed message, too.
        return rule.message();
      }
    }
    return rule.message();
  }

  private static List<Object> with(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  /** The first line of an error of the library, without its kind, position and full stop. */
  private static String reason(String text) {
    String line = text.lines().findFirst().orElse("");
    String reason =
        line.substring(line.indexOf("<input>:") + 1).replaceFirst("^input>[0-9:]+ ", "");
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }
}
