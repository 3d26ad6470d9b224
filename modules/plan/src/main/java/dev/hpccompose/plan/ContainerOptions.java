package dev.hpccompose.plan;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a service asks from what is around its process.
 *
 * @param readOnly whether the root file system is read only
 * @param remapRoot whether the user is root inside the container
 * @param tmpfs absolute paths of temporary file systems
 * @param ulimits limits of its processes
 * @param files secrets and configs
 * @param ports TCP ports of its node on which they listen
 * @param maxLogBytes how many bytes its log may have: the first half and the last half of them are
 *     kept; all when absent
 */
public record ContainerOptions(
    boolean readOnly,
    boolean remapRoot,
    List<String> tmpfs,
    List<Ulimit> ulimits,
    List<StagedFile> files,
    List<Integer> ports,
    OptionalLong maxLogBytes) {

  public ContainerOptions {
    tmpfs = List.copyOf(tmpfs);
    ulimits = List.copyOf(ulimits);
    files = List.copyOf(files);
    ports = List.copyOf(ports);
  }

  /** One that listens nowhere, and whose whole log is kept. */
  public ContainerOptions(
      boolean readOnly,
      boolean remapRoot,
      List<String> tmpfs,
      List<Ulimit> ulimits,
      List<StagedFile> files) {
    this(readOnly, remapRoot, tmpfs, ulimits, files, List.of(), OptionalLong.empty());
  }

  /** Nothing special. */
  public static ContainerOptions none() {
    return new ContainerOptions(false, false, List.of(), List.of(), List.of());
  }

  /**
   * A limit of setrlimit(2).
   *
   * @param option the option of bash's {@code ulimit}, such as {@code -n}
   * @param soft the soft limit in bash's unit, or {@code unlimited}
   * @param hard the hard limit in bash's unit, or {@code unlimited}
   */
  public record Ulimit(String option, String soft, String hard) {}

  /**
   * A secret or a config that is a file of the run: written at submission, readable by its owner
   * only, below {@code files/} of the run directory.
   *
   * @param kind {@code secrets} or {@code configs}
   * @param name its name in the spec
   * @param path where it lies, relative to the run directory: {@code files/<token of the
   *     service>/<kind>/<file name>}; ASCII letters, digits, {@code -}, {@code _}, {@code .} and
   *     {@code /} only
   * @param target absolute path in the container
   */
  public record StagedFile(String kind, String name, String path, String target) {

    /** The kind of secrets. */
    public static final String SECRETS = "secrets";

    /** The kind of configs. */
    public static final String CONFIGS = "configs";

    /** The directory that holds the file, relative to the run directory. */
    public String directory() {
      return path.substring(0, path.lastIndexOf('/'));
    }
  }
}
