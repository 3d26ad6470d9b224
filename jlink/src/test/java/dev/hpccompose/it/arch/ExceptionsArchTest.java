package dev.hpccompose.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A failure says what failed. */
class ExceptionsArchTest {

  private static final Set<String> GENERIC =
      Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable");

  @Test
  void noGenericExceptionIsConstructed() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS
        .because("nobody can handle it: return a value that tells the failure, or name the defect")
        .check(ShippedClasses.all());
  }

  @Test
  void noMethodDeclaresAGenericException() {
    ArchRuleDefinition.noMethods()
        .that()
        .doNotHaveModifier(JavaModifier.BRIDGE)
        .should(
            ArchCondition.from(
                DescribedPredicate.describe(
                    "declare a generic exception",
                    (JavaMethod method) ->
                        method.getExceptionTypes().stream()
                            .map(JavaClass.class::cast)
                            .anyMatch(type -> GENERIC.contains(type.getName())))))
        .because("callers cannot know what to expect")
        .check(ShippedClasses.all());
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .because("wait for the event that is meant")
        .check(ShippedClasses.all());
  }
}
