package dev.mpool.crd;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.mpool.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;

/**
 * Finds in a rule the comparison or the sum of a list that is a set or a map to Kubernetes: there
 * the order of items does not count, and equal ones are joined, which CEL's own operators do not
 * know.
 */
final class ListOperands {

  private static final Set<String> OPERATORS = Set.of("_==_", "_!=_", "_+_");
  private static final Set<String> TYPES = Set.of("set", "map");

  private ListOperands() {}

  /**
   * Whether a rule has one.
   *
   * @param schema of the value that the rule is about
   */
  static boolean areIn(CelAbstractSyntaxTree rule, YamlNode schema) {
    return areIn(rule.getExpr(), schema);
  }

  private static boolean areIn(CelExpr expression, YamlNode schema) {
    switch (expression.exprKind().getKind()) {
      case CALL:
        boolean found =
            expression.call().target().isPresent()
                && areIn(expression.call().target().get(), schema);
        boolean counts = OPERATORS.contains(expression.call().function());
        for (CelExpr argument : expression.call().args()) {
          found |= areIn(argument, schema) || counts && isList(argument, schema);
        }
        return found;
      case SELECT:
        return areIn(expression.select().operand(), schema);
      case COMPREHENSION:
        return areIn(expression.comprehension().iterRange(), schema)
            || areIn(expression.comprehension().loopStep(), schema)
            || areIn(expression.comprehension().result(), schema);
      default:
        return false;
    }
  }

  private static boolean isList(CelExpr operand, YamlNode schema) {
    Optional<YamlNode> list = schemaOf(operand, schema);
    return list.isPresent() && TYPES.contains(list.get().text("x-kubernetes-list-type"));
  }

  /** The schema of {@code self} or of a field below it; empty for anything else. */
  private static Optional<YamlNode> schemaOf(CelExpr operand, YamlNode schema) {
    switch (operand.exprKind().getKind()) {
      case IDENT:
        return operand.ident().name().equals("self") ? Optional.of(schema) : Optional.empty();
      case SELECT:
        return schemaOf(operand.select().operand(), schema)
            .flatMap(holder -> holder.value("properties"))
            .flatMap(fields -> fields.value(operand.select().field()));
      default:
        return Optional.empty();
    }
  }
}
