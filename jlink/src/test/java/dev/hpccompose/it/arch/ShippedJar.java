package dev.hpccompose.it.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A jar of this project that ships.
 *
 * @param project the directory it is built from
 * @param file the jar
 */
record ShippedJar(Path project, Path file) {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The jars of all modules and of all implementations, without the contract tests. */
  static List<ShippedJar> all() {
    return Stream.of(modules(), implementations()).flatMap(List::stream).toList();
  }

  /** The jars of all modules. */
  static List<ShippedJar> modules() {
    return of("modules");
  }

  /** The jars of all implementations, without the contract tests. */
  static List<ShippedJar> implementations() {
    return of("spi-implementations");
  }

  private static List<ShippedJar> of(String group) {
    return list(ROOT.resolve(group))
        .filter(project -> Files.exists(project.resolve("pom.xml")))
        .filter(project -> !project.toString().endsWith("-tck"))
        .sorted()
        .map(project -> new ShippedJar(project, jarOf(project)))
        .toList();
  }

  /** The word that directory, artifact and module share. */
  String word() {
    return Objects.requireNonNull(project.getFileName()).toString();
  }

  /** Name of the artifact, which is also that of its golden file. */
  String artifact() {
    return "hpc-compose-" + word();
  }

  /** What the jar declares to be. */
  ModuleDescriptor descriptor() {
    return ModuleFinder.of(file).findAll().iterator().next().descriptor();
  }

  private static Path jarOf(Path project) {
    List<Path> jars =
        list(project.resolve("target")).filter(file -> file.toString().endsWith(".jar")).toList();
    if (jars.size() != 1) {
      throw new AssertionError("one jar should be built in " + project + ", not " + jars);
    }
    return jars.getFirst();
  }

  private static Stream<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return artifact();
  }
}
