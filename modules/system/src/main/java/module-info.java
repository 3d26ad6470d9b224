/**
 * What the machine gives: files that are written whole, locks on shared file systems, programs that
 * end. It knows neither jobs nor images.
 */
module dev.hpccompose.system {
  requires static transitive org.jspecify;

  exports dev.hpccompose.system.file;
  exports dev.hpccompose.system.lock;
  exports dev.hpccompose.system.process;
}
