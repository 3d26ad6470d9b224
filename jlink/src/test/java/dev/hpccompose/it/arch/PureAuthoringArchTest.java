package dev.hpccompose.it.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From text to script is a function: the same spec gives the same bytes, anywhere, any time. */
class PureAuthoringArchTest {

  @Test
  void planIsPure() {
    noClasses()
        .that()
        .resideInAPackage("dev.hpccompose.plan..")
        .should(Effects.touchTheWorld())
        .because("a plan depends on the spec alone: let the caller pass in what it knows")
        .check(ShippedClasses.all());
  }

  @Test
  void renderIsPure() {
    noClasses()
        .that()
        .resideInAPackage("dev.hpccompose.render..")
        .should(Effects.touchTheWorld())
        .because("a script depends on the plan alone: let the caller pass in what it knows")
        .check(ShippedClasses.all());
  }

  @Test
  void supervisorIsPure() {
    noClasses()
        .that()
        .resideInAPackage("dev.hpccompose.supervisor..")
        .should(Effects.touchTheWorld())
        .because("its text and its tables are the same everywhere: what has effects is the shell")
        .check(ShippedClasses.all());
  }

  @Test
  void specReadsFilesInOnePlace() {
    Set<String> readers =
        ShippedClasses.all().that(resideInAPackage("dev.hpccompose.spec..")).stream()
            .filter(PureAuthoringArchTest::readsFiles)
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    assertThat(readers)
        .as("packages of spec that read files; hand the text on instead")
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(name -> name.startsWith("dev.hpccompose.spec.internal"));
  }

  private static boolean readsFiles(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(edge -> edge.getTargetClass().isEquivalentTo(Files.class));
  }
}
