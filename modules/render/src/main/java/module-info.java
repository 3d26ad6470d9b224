/** From a plan to one self-contained batch script; a pure function. */
module dev.hpccompose.render {
  requires transitive dev.hpccompose.plan;
  requires transitive dev.hpccompose.supervisor;
  requires static transitive org.jspecify;

  exports dev.hpccompose.render;
  exports dev.hpccompose.render.spi;
}
