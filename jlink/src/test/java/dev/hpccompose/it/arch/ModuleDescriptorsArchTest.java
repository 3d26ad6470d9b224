package dev.hpccompose.it.arch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change of what a module requires, exports, opens, uses or provides is a reviewed diff. */
class ModuleDescriptorsArchTest {

  private static final String SUFFIX = ".expected.txt";

  static Stream<ShippedJar> jars() {
    return ShippedJar.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void theDescriptorIsTheReviewedOne(ShippedJar jar) {
    Golden.file("modules/" + jar.artifact() + SUFFIX).matches(DescriptorText.of(jar.descriptor()));
  }

  @Test
  void everyReviewedDescriptorBelongsToAJar() {
    assertThat(Golden.names("modules"))
        .as("files in src/test/resources/modules; delete the one whose module is gone")
        .isSubsetOf(jars().map(jar -> jar.artifact() + SUFFIX).toList());
  }
}
