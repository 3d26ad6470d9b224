/** From a validated spec to a deterministic plan: start graph, geometry, resolved paths, argv. */
module dev.hpccompose.plan {
  requires transitive dev.hpccompose.spec;
  requires static transitive org.jspecify;

  exports dev.hpccompose.plan;
}
