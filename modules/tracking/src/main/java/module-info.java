/** Read models of one job or many, folded from the history alone. */
module dev.hpccompose.tracking {
  requires transitive dev.hpccompose.events;
  requires tools.jackson.core;
  requires static transitive org.jspecify;

  exports dev.hpccompose.tracking;
}
