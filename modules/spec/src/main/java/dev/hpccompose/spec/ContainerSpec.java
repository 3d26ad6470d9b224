package dev.hpccompose.spec;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a service asks from the container around it.
 *
 * @param readOnly {@code read_only}
 * @param remapRoot {@code user: root}
 * @param tmpfs {@code tmpfs}: absolute paths of temporary file systems
 * @param ulimits {@code ulimits}
 * @param maxLogBytes {@code logging.options}: {@code max-size} times {@code max-file}
 */
public record ContainerSpec(
    boolean readOnly,
    boolean remapRoot,
    List<Located<String>> tmpfs,
    List<Ulimit> ulimits,
    OptionalLong maxLogBytes) {

  public ContainerSpec {
    tmpfs = List.copyOf(tmpfs);
    ulimits = List.copyOf(ulimits);
  }

  /** What a service asks whose whole log is kept. */
  public ContainerSpec(
      boolean readOnly, boolean remapRoot, List<Located<String>> tmpfs, List<Ulimit> ulimits) {
    this(readOnly, remapRoot, tmpfs, ulimits, OptionalLong.empty());
  }

  /**
   * A limit of setrlimit(2).
   *
   * @param name the word of Compose, such as {@code nofile}
   * @param soft the soft limit; -1 for unlimited
   * @param hard the hard limit; -1 for unlimited
   */
  public record Ulimit(Located<String> name, long soft, long hard) {}
}
