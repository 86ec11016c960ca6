package dev.mpool.crd;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.mpool.schema.Wording;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import java.util.Optional;

/** Compiles rules with the language and functions that an API server offers them. */
final class CelRuleCompiler {

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(1_000_000)
          .build();

  private final KubernetesFunctions functions = new KubernetesFunctions();
  private final GoFunctions asInGo = new GoFunctions();
  private final CelCompiler compiler = compiler(false);
  private final CelCompiler changeCompiler = compiler(true);
  private final CelRuntime runtime =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(
              CelExtensions.strings(),
              CelExtensions.optional(),
              CelExtensions.sets(OPTIONS),
              CelExtensions.lists(),
              CelExtensions.comprehensions())
          .addFunctionBindings(functions.bindings())
          .addFunctionBindings(asInGo.bindings())
          .build();

  /**
   * A rule ready to be evaluated.
   *
   * @param schema of the value that it is about
   * @return empty for a rule about a change, which does not hold for new objects
   * @throws CelValidationException if it is not valid, or uses what mpool does not know
   */
  Optional<CrdRule> compile(YamlMapping rule, YamlNode schema)
      throws CelValidationException, CelEvaluationException {
    String expression = text(rule, "rule");
    boolean forNewObjects =
        rule.value("optionalOldSelf").map(CelRuleCompiler::isTrue).orElse(false);
    CelAbstractSyntaxTree tree = null;
    try {
      tree = (forNewObjects ? changeCompiler : compiler).compile(expression).getAst();
    } catch (CelValidationException e) {
      if (forNewObjects || !expression.contains("oldSelf")) {
        throw e;
      }
      changeCompiler.compile(expression).getAst();
      return Optional.empty();
    }
    if (ListOperands.areIn(tree, schema)) {
      throw new CelEvaluationException(
          "it compares or joins a list of type set or map, whose order does not count");
    }
    String computed = text(rule, "messageExpression");
    Optional<CelRuntime.Program> messageProgram = Optional.empty();
    if (!computed.isEmpty()) {
      try {
        messageProgram =
            Optional.of(runtime.createProgram(changeCompiler.compile(computed).getAst()));
      } catch (CelValidationException e) {
        // The rule holds or not all the same; it is told by its fixed message.
        messageProgram = Optional.empty();
      }
    }
    String message = text(rule, "message").strip();
    return Optional.of(
        new CrdRule(
            expression,
            runtime.createProgram(tree),
            message.isEmpty()
                ? "This breaks the CRD's rule " + Wording.quoted(expression) + '.'
                : message,
            messageProgram,
            text(rule, "fieldPath")));
  }

  private CelCompiler compiler(boolean knowsOldSelf) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                CelExtensions.strings(),
                CelExtensions.optional(),
                CelExtensions.sets(OPTIONS),
                CelExtensions.lists(),
                CelExtensions.comprehensions())
            .addFunctionDeclarations(functions.declarations())
            .addMacros(asInGo.macros())
            .addFunctionDeclarations(asInGo.declarations())
            .addVar("self", SimpleType.DYN);
    if (knowsOldSelf) {
      builder.addVar("oldSelf", OptionalType.create(SimpleType.DYN));
    }
    return builder.build();
  }

  private static boolean isTrue(Object value) {
    return value instanceof YamlScalar scalar && Boolean.TRUE.equals(scalar.value());
  }

  private static String text(YamlMapping rule, String key) {
    return rule.value(key).map(v -> v instanceof YamlScalar s ? s.text() : "").orElse("");
  }
}
