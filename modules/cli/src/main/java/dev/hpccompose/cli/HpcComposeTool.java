package dev.hpccompose.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.spi.ToolProvider;

/** The program for callers in the same JVM. */
public final class HpcComposeTool implements ToolProvider {

  @Override
  public String name() {
    return "hpc-compose";
  }

  @Override
  public Optional<String> description() {
    return Optional.of("Runs one Compose-like file as one Slurm job");
  }

  @Override
  public int run(PrintStream out, PrintStream err, String... args) {
    return Main.run(args, System.getenv(), Path.of("").toAbsolutePath(), out, err);
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int exitCode =
        run(
            new PrintStream(outBytes, false, StandardCharsets.UTF_8),
            new PrintStream(errBytes, false, StandardCharsets.UTF_8),
            args);
    out.write(outBytes.toString(StandardCharsets.UTF_8));
    err.write(errBytes.toString(StandardCharsets.UTF_8));
    return exitCode;
  }
}
