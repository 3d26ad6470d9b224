package dev.hpccompose.it.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} shows the code as it is built. */
class ArchitecturePageArchTest {

  @Test
  void thePageHasARowForEachModule() {
    assertThat(ArchitecturePage.modules().keySet())
        .as("rows of the table of modules")
        .isEqualTo(ShippedJar.modules().stream().map(ShippedJar::word).collect(Collectors.toSet()));
  }

  @Test
  void thePageHasARowForEachSeam() {
    assertThat(ArchitecturePage.implementations().keySet())
        .as("rows of the table of implementations")
        .isEqualTo(
            ShippedJar.implementations().stream()
                .map(jar -> jar.word().replaceFirst("-.*", ""))
                .collect(Collectors.toSet()));
  }

  @Test
  void itsLinksLeadSomewhere() {
    assertThat(ArchitecturePage.links()).isNotEmpty().allMatch(Files::exists);
  }
}
