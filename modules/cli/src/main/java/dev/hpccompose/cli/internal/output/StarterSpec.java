package dev.hpccompose.cli.internal.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An example with the user's own name and cache directory. Lines are replaced and everything else
 * stays as it is, comments too.
 *
 * @param template the text of the example; its top level has {@code name} and {@code x-slurm}
 * @param name the name of the application
 * @param cacheDir the cache directory
 */
public record StarterSpec(String template, Optional<String> name, Optional<String> cacheDir) {

  private static final String INDENT = "  ";

  /** The text of the spec. */
  public String text() {
    List<String> lines = new ArrayList<>();
    for (String line : template.lines().toList()) {
      boolean replaced =
          (line.startsWith("name:") && name.isPresent())
              || (line.startsWith(INDENT + "cache_dir:") && cacheDir.isPresent());
      if (!replaced) {
        lines.add(line);
      }
      if (line.startsWith("name:")) {
        name.ifPresent(text -> lines.add("name: " + quoted(text)));
      }
      if (line.equals("x-slurm:")) {
        cacheDir.ifPresent(path -> lines.add(INDENT + "cache_dir: " + quoted(path)));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** The command line is the shell's business: what it passed on is meant as it is. */
  private static String quoted(String text) {
    return YamlScalar.value(text.replace("$", "$$"), true, INDENT);
  }
}
