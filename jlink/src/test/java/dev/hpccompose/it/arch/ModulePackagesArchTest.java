package dev.hpccompose.it.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Directory, artifact, module and package carry the same word; a module has three kinds of package.
 */
class ModulePackagesArchTest {

  @Test
  void modulesAreNamedAfterTheirDirectories() {
    for (ShippedJar jar : ShippedJar.all()) {
      String directory = Objects.requireNonNull(jar.project().getFileName()).toString();
      assertThat(jar.descriptor().name())
          .as("module of the directory %s", directory)
          .isEqualTo(ShippedClasses.ROOT + directory.replace('-', '.'));
    }
  }

  /** An API of several ideas has a package for each, one level deep: {@code runtime.artifact}. */
  @Test
  void packagesAreTheApiTheSpiOrInternal() {
    for (ShippedJar jar : ShippedJar.all()) {
      String module = jar.descriptor().name();
      Pattern allowed = Pattern.compile(Pattern.quote(module) + "(\\.[a-z]+|\\.internal(\\..+)?)?");
      assertThat(ShippedClasses.packagesOf(module))
          .as("packages of %s; wanting a fourth kind means wanting a module", module)
          .isNotEmpty()
          .allMatch(allowed.asMatchPredicate());
    }
  }

  @Test
  void onlyTheApiAndTheSpiAreExported() {
    for (ShippedJar jar : ShippedJar.all()) {
      ModuleDescriptor module = jar.descriptor();
      assertThat(module.exports())
          .as("exports of %s; qualified ones are a junk drawer in the making", module.name())
          .allMatch(exported -> !exported.isQualified())
          .extracting(ModuleDescriptor.Exports::source)
          .noneMatch(name -> name.contains(".internal"));
    }
  }

  @Test
  void packagesAreOpenedToNamedModulesOnly() {
    for (ShippedJar jar : ShippedJar.all()) {
      assertThat(jar.descriptor().isOpen()).isFalse();
      assertThat(jar.descriptor().opens())
          .as("opens of %s; say to whom", jar.descriptor().name())
          .allMatch(ModuleDescriptor.Opens::isQualified);
    }
  }
}
