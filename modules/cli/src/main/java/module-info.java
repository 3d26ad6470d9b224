/** The face: commands, presenters, exit codes. Nothing depends on it. */
module dev.hpccompose.cli {
  requires dev.hpccompose.runtime;
  requires dev.hpccompose.tracking;
  requires info.picocli;
  requires tools.jackson.databind;
  requires static org.jspecify;
}
