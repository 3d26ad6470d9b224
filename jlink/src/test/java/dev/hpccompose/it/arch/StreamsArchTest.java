package dev.hpccompose.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** The process's own streams and its end belong to its entry point. */
class StreamsArchTest {

  @Test
  void onlyTheEntryPointPrintsAndExits() {
    noClasses()
        .that(areNoEntryPoint())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("commands get their writers handed in and return an exit code")
        .check(ShippedClasses.all());
  }

  private static DescribedPredicate<JavaClass> areNoEntryPoint() {
    return DescribedPredicate.describe(
        "are neither cli.Main nor the training run of the AOT cache",
        type -> !type.getName().equals("dev.hpccompose.cli.Main") && !isTraining(type));
  }

  private static boolean isTraining(JavaClass type) {
    return type.getPackageName().startsWith("dev.hpccompose.cli.internal")
        && type.getSimpleName().contains("Training");
  }
}
