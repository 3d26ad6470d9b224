/** Images: references, registries, preparation, the cache and its lock. */
module dev.hpccompose.images {
  requires transitive dev.hpccompose.events;
  requires transitive dev.hpccompose.plan;
  requires transitive dev.hpccompose.system;
  requires jdk.httpserver;
  requires tools.jackson.core;
  requires static transitive org.jspecify;

  exports dev.hpccompose.images;
  exports dev.hpccompose.images.spi;
  exports dev.hpccompose.images.registry;

  uses dev.hpccompose.images.spi.ImagePreparerProvider;
}
