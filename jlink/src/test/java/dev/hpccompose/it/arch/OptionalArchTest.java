package dev.hpccompose.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Optional is no state: it is a result, or a part of a record. */
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
}
