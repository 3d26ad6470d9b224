package dev.hpccompose.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is internal to a module stays so, also where the class path would allow more. */
class InternalArchTest {

  @Test
  void nobodyReachesIntoAnotherModule() {
    for (String module : modules()) {
      noClasses()
          .that()
          .resideOutsideOfPackage(module + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(module + ".internal..")
          .because("it is exported, or it is not for others")
          .check(ShippedClasses.all());
    }
  }

  @Test
  void seamsDoNotKnowWhatIsBehindThem() {
    noClasses()
        .that()
        .resideInAPackage("dev.hpccompose.*.spi")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..internal..")
        .because("a seam is written in the words of the API")
        .check(ShippedClasses.all());
  }

  private static List<String> modules() {
    return ShippedJar.all().stream().map(jar -> jar.descriptor().name()).toList();
  }
}
