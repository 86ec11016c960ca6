package dev.mpool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the direction of the house: data goes through the rooms once, forwards. */
@AnalyzeClasses(packages = "dev.mpool", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rooms_know_only_what_comes_before_them =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("text")
          .definedBy("dev.mpool.text")
          .layer("diag")
          .definedBy("dev.mpool.diag")
          .layer("fix")
          .definedBy("dev.mpool.fix")
          .layer("yaml")
          .definedBy("dev.mpool.yaml")
          .layer("syntax")
          .definedBy("dev.mpool.yaml.syntax")
          .layer("manifest")
          .definedBy("dev.mpool.manifest")
          .layer("format")
          .definedBy("dev.mpool.schema.format")
          .layer("schema")
          .definedBy("dev.mpool.schema")
          .layer("crd")
          .definedBy("dev.mpool.crd")
          .layer("model")
          .definedBy("dev.mpool.model")
          .layer("route")
          .definedBy("dev.mpool.route")
          .layer("rule")
          .definedBy("dev.mpool.rule")
          .layer("plan")
          .definedBy("dev.mpool.plan")
          .layer("envoy")
          .definedBy("dev.mpool.envoy")
          .layer("kubernetes")
          .definedBy("dev.mpool.kubernetes")
          .layer("credential")
          .definedBy("dev.mpool.credential")
          .layer("report")
          .definedBy("dev.mpool.report")
          .layer("explain")
          .definedBy("dev.mpool.explain")
          .layer("drill")
          .definedBy("dev.mpool.drill")
          .layer("migrate")
          .definedBy("dev.mpool.migrate")
          .layer("inspect")
          .definedBy("dev.mpool.inspect")
          .layer("pipeline")
          .definedBy("dev.mpool")
          .layer("option")
          .definedBy("dev.mpool.cli.option")
          .layer("cli")
          .definedBy("dev.mpool.cli")
          .whereLayer("diag")
          .mayOnlyAccessLayers("text")
          .whereLayer("text")
          .mayNotAccessAnyLayer()
          .whereLayer("fix")
          .mayOnlyAccessLayers("text", "diag")
          .whereLayer("syntax")
          .mayOnlyAccessLayers("text")
          .whereLayer("yaml")
          .mayOnlyAccessLayers("text", "diag", "syntax")
          .whereLayer("manifest")
          .mayOnlyAccessLayers("text", "diag", "yaml")
          .whereLayer("format")
          .mayNotAccessAnyLayer()
          .whereLayer("schema")
          .mayOnlyAccessLayers("text", "diag", "yaml", "manifest", "format")
          .whereLayer("crd")
          .mayOnlyAccessLayers("text", "diag", "yaml", "schema", "format")
          .whereLayer("model")
          .mayOnlyAccessLayers("text", "diag", "yaml", "manifest")
          .whereLayer("route")
          .mayOnlyAccessLayers("text", "diag", "manifest", "model")
          .whereLayer("rule")
          .mayOnlyAccessLayers("text", "diag", "yaml", "manifest", "model", "route")
          .whereLayer("plan")
          .mayOnlyAccessLayers("text", "diag", "manifest", "model", "route")
          .whereLayer("envoy")
          .mayOnlyAccessLayers("text", "diag", "yaml", "model", "route", "plan")
          .whereLayer("kubernetes")
          .mayOnlyAccessLayers("text", "diag", "model", "plan", "envoy")
          .whereLayer("credential")
          .mayOnlyAccessLayers("text", "yaml", "schema")
          .whereLayer("report")
          .mayOnlyAccessLayers("text", "diag", "credential")
          .whereLayer("explain")
          .mayOnlyAccessLayers("text", "model", "route", "plan", "report")
          .whereLayer("drill")
          .mayOnlyAccessLayers(
              "text", "yaml", "model", "route", "plan", "explain", "envoy", "report")
          .whereLayer("migrate")
          .mayOnlyAccessLayers(
              "text", "yaml", "model", "plan", "kubernetes", "credential", "report")
          .whereLayer("inspect")
          .mayOnlyAccessLayers(
              "text", "diag", "fix", "yaml", "manifest", "schema", "crd", "model", "route", "rule")
          .whereLayer("pipeline")
          .mayOnlyAccessLayers(
              "text", "diag", "manifest", "schema", "crd", "model", "rule", "plan", "inspect")
          .whereLayer("option")
          .mayOnlyAccessLayers("text", "model", "route", "envoy")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule rooms_do_not_depend_on_each_other_in_circles =
      slices().matching("dev.mpool.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_command_line_knows_picocli_and_the_process =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mpool.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule only_the_schema_room_knows_networknt =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mpool.schema")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.networknt..");

  @ArchTest
  static final ArchRule only_the_room_of_crds_knows_cel =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mpool.crd")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.cel..");

  @ArchTest
  static final ArchRule only_the_envoy_room_knows_mustache =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mpool.envoy..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.mustachejava..");

  @ArchTest
  static final ArchRule no_room_for_odds_and_ends =
      classes()
          .should()
          .haveNameNotMatching("(?i).*(util|utils|common|helper|helpers|impl|manager)$")
          .andShould()
          .resideOutsideOfPackages("..util..", "..common..", "..impl..", "..helper..");
}
