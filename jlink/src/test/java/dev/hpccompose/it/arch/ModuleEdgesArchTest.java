package dev.hpccompose.it.arch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom: the reviewed copy of the module table in docs/architecture.md. */
class ModuleEdgesArchTest {

  private static final Set<String> ALL =
      Set.of(
          "spec",
          "plan",
          "supervisor",
          "render",
          "events",
          "tracking",
          "metrics",
          "rendezvous",
          "runtime");

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          entry("spec", Set.of()),
          entry("plan", Set.of("spec")),
          entry("supervisor", Set.of()),
          entry("render", Set.of("plan", "supervisor")),
          entry("events", Set.of()),
          entry("tracking", Set.of("events")),
          entry("metrics", Set.of("events")),
          entry("rendezvous", Set.of("events")),
          entry("system", Set.of()),
          entry("images", Set.of("plan", "events", "system")),
          entry("runtime", Set.of("plan", "render", "images", "system", "events", "tracking")),
          entry("report", Set.of("tracking", "metrics")),
          entry("tui", Set.of("tracking", "metrics")),
          entry("cli", ALL));

  /** An implementation knows only the module, or modules, whose {@code .spi} it provides. */
  private static final Map<String, Set<String>> ALLOWED_TO_IMPLEMENTATIONS =
      Map.of(
          "eventstore", Set.of("events"),
          "backend", Set.of("render", "images", "runtime", "system"),
          "scheduler", Set.of("render", "runtime", "system"));

  @Test
  void modulesRequireOnlyWhatTheTableAllows() {
    for (ShippedJar jar : ShippedJar.all()) {
      assertThat(edges(jar.descriptor()))
          .as(
              "%s requires; a new edge is a change of the architecture: table and page first",
              jar.descriptor().name())
          .isSubsetOf(allowed(jar.descriptor().name()));
    }
  }

  @Test
  void implementationsProvideWhatTheyExistFor() {
    for (ShippedJar jar : ShippedJar.all()) {
      if (jar.project().toString().contains("/spi-implementations/")) {
        assertThat(jar.descriptor().provides())
            .as("%s provides a service, or nobody finds it", jar.artifact())
            .isNotEmpty();
        assertThat(jar.descriptor().exports())
            .as("%s exports nothing: it is reached through its service", jar.artifact())
            .isEmpty();
      }
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

  private static Set<String> allowed(String module) {
    String name = module.substring(ShippedClasses.ROOT.length());
    int dot = name.indexOf('.');
    Set<String> allowed =
        dot < 0 ? ALLOWED.get(name) : ALLOWED_TO_IMPLEMENTATIONS.get(name.substring(0, dot));
    assertThat(allowed).as("%s has a line in the table", name).isNotNull();
    return Set.copyOf(allowed);
  }
}
