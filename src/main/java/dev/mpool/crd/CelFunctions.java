package dev.mpool.crd;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions of rules that the library does not have, or has otherwise than an API server. */
final class CelFunctions {

  static final CelType ANY = SimpleType.DYN;
  static final CelType LIST = ListType.create(SimpleType.DYN);

  private final List<CelMacro> macros = new ArrayList<>();
  private final List<CelFunctionDecl> declarations = new ArrayList<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  /** What a function does with its operands, of which a receiver is the first. */
  interface Body {
    Object apply(Object[] operands) throws CelEvaluationException;
  }

  void addTo(CelCompilerBuilder compiler) {
    compiler.addMacros(macros).addFunctionDeclarations(declarations);
  }

  void addTo(CelRuntimeBuilder runtime) {
    runtime.addFunctionBindings(bindings);
  }

  /** A function that is called by its name alone. */
  void global(String name, CelType result, Body body, Class<?>... operands) {
    String id = "mpool_" + name;
    add(name, CelOverloadDecl.newGlobalOverload(id, result, types(operands)), body, operands);
  }

  /** A function that is called on the first of its operands. */
  void member(String name, CelType result, Body body, Class<?>... operands) {
    String id = "mpool_" + name;
    add(name, CelOverloadDecl.newMemberOverload(id, result, types(operands)), body, operands);
  }

  /** Takes the place of a function of the library's that is called by its name alone. */
  void insteadOfGlobal(String name, CelType result, Body body) {
    String own = "go_" + name;
    macros.add(
        CelMacro.newGlobalMacro(
            name, 1, (factory, target, all) -> Optional.of(factory.newGlobalCall(own, all))));
    global(own, result, body, Object.class);
  }

  /** Takes the place of a function of the library's that is called on its first operand. */
  void insteadOfMember(String name, CelType result, Body body, Class<?>... operands) {
    String own = "go_" + name + operands.length;
    macros.add(
        CelMacro.newReceiverMacro(
            name,
            operands.length - 1,
            (factory, target, all) -> {
              ImmutableList<CelExpr> both =
                  ImmutableList.<CelExpr>builder().add(target).addAll(all).build();
              return Optional.of(factory.newGlobalCall(own, both));
            }));
    global(own, result, body, operands);
  }

  private void add(String name, CelOverloadDecl overload, Body body, Class<?>... operands) {
    declarations.add(CelFunctionDecl.newFunctionDeclaration(name, overload));
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            name,
            CelFunctionBinding.from(
                overload.overloadId(), ImmutableList.copyOf(operands), body::apply)));
  }

  private static List<CelType> types(Class<?>... operands) {
    List<CelType> types = new ArrayList<>();
    for (Class<?> operand : operands) {
      types.add(operand == String.class ? SimpleType.STRING : operand == List.class ? LIST : ANY);
    }
    return types;
  }
}
