package dev.hpccompose.it.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.net.URI;
import java.util.Set;

/** What a pure function does not do. */
final class Effects {

  private static final Set<String> TYPES =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.nio.channels.FileChannel",
          "java.nio.file.FileSystem",
          "java.nio.file.FileSystems",
          "java.nio.file.Files",
          "java.time.Clock",
          "java.util.Random",
          "java.util.random.RandomGenerator");

  private static final Set<String> CALLS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.nanoTime",
          "java.lang.Math.random",
          "java.nio.file.Path.toAbsolutePath",
          "java.nio.file.Path.toRealPath",
          "java.nio.file.Path.toFile",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.UUID.randomUUID");

  private Effects() {}

  /** Uses files, processes, sockets, threads, clocks, chance, the environment or properties. */
  static ArchCondition<JavaClass> touchTheWorld() {
    return ArchConditions.dependOnClassesThat(effectful())
        .or(ArchConditions.accessTargetWhere(effectfulCall()))
        .as("touch the world");
  }

  private static DescribedPredicate<JavaClass> effectful() {
    return DescribedPredicate.describe(
        "have effects",
        type -> TYPES.contains(type.getName()) || isNetwork(type));
  }

  private static DescribedPredicate<JavaAccess<?>> effectfulCall() {
    return DescribedPredicate.describe(
        "effects",
        access -> {
          AccessTarget target = access.getTarget();
          return CALLS.contains(target.getOwner().getName() + "." + target.getName());
        });
  }

  /** A URI is only a value. */
  private static boolean isNetwork(JavaClass type) {
    return type.getPackageName().equals("java.net") && !type.isEquivalentTo(URI.class);
  }
}
