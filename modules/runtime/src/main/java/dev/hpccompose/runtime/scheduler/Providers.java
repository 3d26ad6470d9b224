package dev.hpccompose.runtime.scheduler;

import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.spi.CheckProvider;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SchedulerClientProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The schedulers and container backends that are installed. */
public final class Providers {

  private Providers() {}

  /**
   * The client of a scheduler.
   *
   * @param name such as {@code slurm}
   * @param environment the environment for its tools
   */
  public static Optional<SchedulerClient> client(String name, Map<String, String> environment) {
    return named(SchedulerClientProvider.class, SchedulerClientProvider::name, name)
        .map(provider -> provider.client(environment));
  }

  /**
   * What a scheduler says in the batch script.
   *
   * @param name such as {@code slurm}
   */
  public static Optional<SchedulerDialect> dialect(String name) {
    return named(SchedulerDialect.class, SchedulerDialect::name, name);
  }

  /**
   * A container backend.
   *
   * @param name such as {@code pyxis}
   */
  public static Optional<ContainerLauncher> launcher(String name) {
    return named(ContainerLauncher.class, ContainerLauncher::name, name);
  }

  /** What knows what can be wrong with schedulers and backends. */
  public static List<CheckProvider> checkProviders() {
    return ServiceLoader.load(CheckProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static <S> Optional<S> named(Class<S> kind, Function<S, String> nameOf, String name) {
    return ServiceLoader.load(kind).stream()
        .map(ServiceLoader.Provider::get)
        .filter(service -> nameOf.apply(service).equals(name))
        .findFirst();
  }
}
