/** The face: commands, presenters, exit codes. Nothing depends on it. */
module dev.hpccompose.cli {
  requires dev.hpccompose.runtime;
  requires dev.hpccompose.tracking;
  requires info.picocli;
  requires tools.jackson.core;
  requires static org.jspecify;

  provides java.util.spi.ToolProvider with
      dev.hpccompose.cli.HpcComposeTool;
}
