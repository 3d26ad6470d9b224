/** From YAML text to a typed, located, validated spec, or to diagnostics that say what to mend. */
module dev.hpccompose.spec {
  requires org.snakeyaml.engine;
  requires static transitive org.jspecify;

  exports dev.hpccompose.spec;
}
