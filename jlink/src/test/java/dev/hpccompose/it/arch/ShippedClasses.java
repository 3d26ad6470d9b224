package dev.hpccompose.it.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** The classes of all jars that ship, read once. */
final class ShippedClasses {

  static final String ROOT = "dev.hpccompose.";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importJars(ShippedJar.all().stream().map(ShippedClasses::open).toList());

  private ShippedClasses() {}

  private static JarFile open(ShippedJar jar) {
    try {
      return new JarFile(jar.file().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JavaClasses all() {
    return ALL;
  }

  /** The packages of a module that hold classes. */
  static Set<String> packagesOf(String module) {
    return ALL.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.equals(module) || name.startsWith(module + "."))
        .collect(Collectors.toSet());
  }
}
