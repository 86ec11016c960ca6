package dev.mpool.crd;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelRuntimeLibrary;
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

  private static final CelCompilerLibrary[] LIBRARIES = {
    CelExtensions.strings(),
    CelExtensions.optional(),
    CelExtensions.sets(OPTIONS),
    CelExtensions.lists(),
    CelExtensions.comprehensions()
  };

  private final CelFunctions functions = new CelFunctions();
  private final CelCompiler compiler;
  private final CelCompiler changeCompiler;
  private final CelRuntime runtime;

  CelRuleCompiler() {
    KubernetesFunctions.addTo(functions);
    GoFunctions.addTo(functions);
    compiler = compiler().build();
    changeCompiler = compiler().addVar("oldSelf", OptionalType.create(SimpleType.DYN)).build();
    CelRuntimeBuilder builder = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS);
    for (CelCompilerLibrary library : LIBRARIES) {
      builder.addLibraries((CelRuntimeLibrary) library);
    }
    functions.addTo(builder);
    runtime = builder.build();
  }

  /**
   * A rule ready to be evaluated.
   *
   * @param schema of the value that it is about
   * @return empty for a rule about a change, which does not hold for new objects
   * @throws CelValidationException if it is not valid, or uses what mpool does not know
   */
  Optional<CrdRule> compile(YamlMapping rule, YamlNode schema)
      throws CelValidationException, CelEvaluationException {
    String expression = rule.text("rule");
    boolean forNewObjects =
        rule.value("optionalOldSelf").orElse(null) instanceof YamlScalar flag
            && Boolean.TRUE.equals(flag.value());
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
    String computed = rule.text("messageExpression");
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
    String message = rule.text("message").strip();
    return Optional.of(
        new CrdRule(
            expression,
            runtime.createProgram(tree),
            message.isEmpty()
                ? "This breaks the CRD's rule " + Wording.quoted(expression) + '.'
                : message,
            messageProgram,
            rule.text("fieldPath")));
  }

  private CelCompilerBuilder compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(LIBRARIES)
            .addVar("self", SimpleType.DYN);
    functions.addTo(builder);
    return builder;
  }
}
