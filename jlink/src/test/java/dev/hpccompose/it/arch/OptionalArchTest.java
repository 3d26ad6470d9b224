package dev.hpccompose.it.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Optional is a result, or a part of a record. */
class OptionalArchTest {

  @Test
  void optionalIsNoFieldOutsideRecords() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .areNotRecords()
        .should()
        .haveRawType(Optional.class)
        .because("keep @Nullable inside, give Optional out")
        .check(ShippedClasses.all());
  }

  @Test
  void optionalIsNoParameterOutsideRecords() {
    noCodeUnits()
        .that()
        .areDeclaredInClassesThat()
        .areNotRecords()
        .and(describe("are written by hand", OptionalArchTest::isWritten))
        .should(
            ArchCondition.from(
                describe(
                    "take an Optional",
                    (JavaCodeUnit unit) ->
                        unit.getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Optional.class)))))
        .because("a caller that has nothing should not have to wrap it: overload")
        .check(ShippedClasses.all());
  }

  private static boolean isWritten(JavaCodeUnit unit) {
    return !unit.getName().startsWith("lambda$");
  }
}
