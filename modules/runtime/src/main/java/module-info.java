/**
 * Effects on the world: look, submit, observe, follow, cancel, export, remove. It records facts.
 */
module dev.hpccompose.runtime {
  requires transitive dev.hpccompose.events;
  requires transitive dev.hpccompose.images;
  requires transitive dev.hpccompose.render;
  requires transitive dev.hpccompose.system;
  requires transitive dev.hpccompose.tracking;
  requires org.apache.commons.compress;
  requires static transitive org.jspecify;

  exports dev.hpccompose.runtime.artifact;
  exports dev.hpccompose.runtime.follow;
  exports dev.hpccompose.runtime.log;
  exports dev.hpccompose.runtime.preflight;
  exports dev.hpccompose.runtime.run;
  exports dev.hpccompose.runtime.scheduler;
  exports dev.hpccompose.runtime.spi;
  exports dev.hpccompose.runtime.status;
  exports dev.hpccompose.runtime.submission;

  uses dev.hpccompose.render.spi.ContainerLauncher;
  uses dev.hpccompose.render.spi.SchedulerDialect;
  uses dev.hpccompose.runtime.spi.CheckProvider;
  uses dev.hpccompose.runtime.spi.SchedulerClientProvider;
}
