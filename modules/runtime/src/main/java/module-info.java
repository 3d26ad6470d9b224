/** The only module with effects on the world: submit, follow, cancel. It records what it did. */
module dev.hpccompose.runtime {
  requires transitive dev.hpccompose.events;
  requires transitive dev.hpccompose.render;
  requires jdk.httpserver;
  requires org.apache.commons.compress;
  requires tools.jackson.core;
  requires static transitive org.jspecify;

  exports dev.hpccompose.runtime;
  exports dev.hpccompose.runtime.spi;

  uses dev.hpccompose.render.spi.ContainerLauncher;
  uses dev.hpccompose.render.spi.SchedulerDialect;
  uses dev.hpccompose.runtime.spi.CheckProvider;
  uses dev.hpccompose.runtime.spi.ImagePreparerProvider;
  uses dev.hpccompose.runtime.spi.SchedulerClientProvider;
}
