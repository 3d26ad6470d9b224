package dev.hpccompose.it.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** The other rules look at something. */
class SizeGuardArchTest {

  private static final int AT_LEAST = 120;

  @Test
  void manyClassesWereRead() {
    assertThat(ShippedClasses.all()).hasSizeGreaterThan(AT_LEAST);
  }

  @Test
  void everyModuleHasClasses() {
    for (ShippedJar jar : ShippedJar.all()) {
      String root = jar.descriptor().name();
      assertThat(ShippedClasses.all())
          .as("classes of %s", root)
          .map(JavaClass::getPackageName)
          .filteredOn(name -> name.equals(root) || name.startsWith(root + "."))
          .hasSizeGreaterThan(1);
    }
  }
}
