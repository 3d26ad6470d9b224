package dev.hpccompose.it.arch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who knows whom: as docs/architecture.md says. */
class ModuleEdgesArchTest {

  @Test
  void modulesRequireWhatThePageSays() {
    for (ShippedJar jar : ShippedJar.modules()) {
      Set<String> row = ArchitecturePage.modules().getOrDefault(jar.word(), Set.of());
      if (!row.contains("all")) {
        assertThat(edges(jar.descriptor()))
            .as("%s requires; a new edge is a change of docs/architecture.md first", jar.word())
            .isEqualTo(row);
      }
    }
  }

  @Test
  void implementationsRequireOnlyWhatThePageAllows() {
    for (ShippedJar jar : ShippedJar.implementations()) {
      String seam = jar.word().replaceFirst("-.*", "");
      assertThat(edges(jar.descriptor()))
          .as("%s requires; a new edge is a change of docs/architecture.md first", jar.word())
          .isSubsetOf(ArchitecturePage.implementations().getOrDefault(seam, Set.of()));
    }
  }

  @Test
  void implementationsProvideWhatTheyExistFor() {
    for (ShippedJar jar : ShippedJar.implementations()) {
      assertThat(jar.descriptor().provides())
          .as("%s provides a service, or nobody finds it", jar.artifact())
          .isNotEmpty();
      assertThat(jar.descriptor().exports())
          .as("%s exports nothing: it is reached through its service", jar.artifact())
          .isEmpty();
    }
  }

  @Test
  void packagesOfDifferentModulesFormNoCycle() {
    slices()
        .matching("dev.hpccompose.(*)..")
        .should()
        .beFreeOfCycles()
        .because("history and authoring are read in one direction: move the shared type down")
        .check(ShippedClasses.all());
  }

  private static Set<String> edges(ModuleDescriptor module) {
    return module.requires().stream()
        .map(Requires::name)
        .filter(name -> name.startsWith(ShippedClasses.ROOT))
        .map(name -> name.substring(ShippedClasses.ROOT.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
