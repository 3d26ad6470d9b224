/** The scheduler: the embedded engine. */
module dev.hpccompose.scheduler.local {
  requires dev.hpccompose.render;
  requires dev.hpccompose.runtime;
  requires static org.jspecify;
}
