package dev.hpccompose.cli.internal;

import dev.hpccompose.cli.Main;
import dev.hpccompose.cli.internal.console.CallerLocale;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs many command lines in one JVM, so that an AOT cache learns all of them. */
public final class AotTraining {

  private AotTraining() {}

  /**
   * Runs the command lines of a file, one a line, words parted by blanks, in the working directory.
   * What they print is discarded.
   */
  public static void main(String[] args) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String[] words =
          List.of(line.split(" ")).stream().filter(w -> !w.isEmpty()).toArray(String[]::new);
      if (words.length > 0 && !words[0].startsWith("#")) {
        Main.run(words, CallerLocale.restored(System.getenv()), here, nowhere, nowhere);
      }
    }
  }
}
