package dev.hpccompose.spec;

import java.util.List;

/**
 * What a service asks from the container around it.
 *
 * @param readOnly {@code read_only}
 * @param remapRoot {@code user: root}
 * @param tmpfs {@code tmpfs}: absolute paths of temporary file systems
 * @param ulimits {@code ulimits}
 */
public record ContainerSpec(
    boolean readOnly, boolean remapRoot, List<Located<String>> tmpfs, List<Ulimit> ulimits) {

  public ContainerSpec {
    tmpfs = List.copyOf(tmpfs);
    ulimits = List.copyOf(ulimits);
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
