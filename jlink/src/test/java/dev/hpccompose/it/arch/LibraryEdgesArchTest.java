package dev.hpccompose.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** A library is known in one place, where it could be replaced. */
class LibraryEdgesArchTest {

  @Test
  void picocliIsKnownInCli() {
    only("picocli..", "parse and print in cli, pass values on", "dev.hpccompose.cli..");
  }

  @Test
  void snakeyamlIsKnownInsideSpec() {
    only("org.snakeyaml..", "hand typed, located values on", "dev.hpccompose.spec.internal..");
  }

  @Test
  void jacksonIsKnownWhereFilesAreReadAndInCli() {
    only(
        "tools.jackson..",
        "JSON is the form of stored files and of output, nothing else",
        "dev.hpccompose.events.internal..",
        "dev.hpccompose.tracking.internal..",
        "dev.hpccompose.images.internal..",
        "dev.hpccompose.images.registry..",
        "dev.hpccompose.cli..");
  }

  @Test
  void commonsCompressIsKnownInsideTheRuntime() {
    only(
        "org.apache.commons..",
        "archives are written in one place",
        "dev.hpccompose.runtime.internal..");
  }

  @Test
  void processesStartInTheRuntimeAndInImplementations() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.hpccompose.system..",
            "dev.hpccompose.images..",
            "dev.hpccompose.runtime..",
            "dev.hpccompose.backend..",
            "dev.hpccompose.scheduler..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Process.class)
        .because("effects on the world belong where they are recorded: system, images and runtime")
        .check(ShippedClasses.all());
  }

  @Test
  void nobodyLogs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..")
        .because("what matters is an event or a message to the user")
        .check(ShippedClasses.all());
  }

  private static void only(String library, String because, String... places) {
    noClasses()
        .that()
        .resideOutsideOfPackages(places)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(because)
        .check(ShippedClasses.all());
  }
}
