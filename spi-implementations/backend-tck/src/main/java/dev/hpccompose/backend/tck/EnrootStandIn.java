package dev.hpccompose.backend.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A strict stand-in for Enroot, with directories of its own. What it takes and refuses is told at
 * the top of {@code enroot.sh}.
 *
 * @param directory holds the program and all that it keeps
 */
public record EnrootStandIn(Path directory) {

  /** Installs it into a directory, which is made. */
  public static EnrootStandIn in(Path directory) {
    ContainerTools.requireForStandIns();
    try (InputStream script = EnrootStandIn.class.getResourceAsStream("enroot.sh")) {
      for (String kept : List.of("bin", "data", "cache", "temp", "config")) {
        Files.createDirectories(directory.resolve(kept));
      }
      Path program = directory.resolve("bin/enroot");
      Files.write(program, Objects.requireNonNull(script).readAllBytes());
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new EnrootStandIn(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment in which it is found, and takes images over plain HTTP. */
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("ENROOT_DATA_PATH", directory.resolve("data").toString());
    environment.put("ENROOT_CACHE_PATH", directory.resolve("cache").toString());
    environment.put("ENROOT_TEMP_PATH", directory.resolve("temp").toString());
    environment.put("ENROOT_CONFIG_PATH", directory.resolve("config").toString());
    environment.put("ENROOT_STAND_IN_CALLS", calls().toString());
    environment.put("ENROOT_ALLOW_HTTP", "y");
    return environment;
  }

  /** The same with one more variable. */
  public Map<String, String> environment(String name, String value) {
    Map<String, String> environment = environment();
    environment.put(name, value);
    return environment;
  }

  /** Every call so far, one a line. */
  public List<String> called() {
    try {
      return Files.exists(calls()) ? Files.readAllLines(calls()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often a verb was called so far. */
  public long called(String verb) {
    return called().stream().filter(call -> call.startsWith(verb)).count();
  }

  /** The root file systems that it keeps, by name. */
  public List<String> containers() {
    return List.of(
        Objects.requireNonNull(directory.resolve("data").toFile().list(), "a directory"));
  }

  private Path calls() {
    return directory.resolve("calls");
  }
}
