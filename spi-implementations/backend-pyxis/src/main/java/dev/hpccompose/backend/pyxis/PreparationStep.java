package dev.hpccompose.backend.pyxis;

import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.render.spi.ContainerPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One prepare command as {@code enroot start} runs it: with a shell of the image, and without the
 * image's ENTRYPOINT, which Enroot would put in front of it.
 *
 * @param preparation what is done
 * @param container what was unpacked
 * @param scratch for a file
 */
record PreparationStep(Preparation preparation, String container, Path scratch) {

  /** These mean something to Enroot's own programs, which run with them. */
  private static final Set<String> HEEDED =
      Set.of("PATH", "HOME", "TMPDIR", "IFS", "ENV", "BASH_ENV", "SHELLOPTS", "BASHOPTS", "CDPATH");

  private static final String EXECUTE = "exec \"$@\"\n";

  /** Makes calls. */
  @FunctionalInterface
  interface Calls {
    /** A call with these words and these variables besides. */
    ToolCall call(Duration timeout, List<String> words, Map<String, String> variables);
  }

  ToolCall of(String command, Calls calls, Duration timeout) {
    List<String> words = new ArrayList<>(List.of("start", "--rw", "--rc", executing().toString()));
    if (preparation.root()) {
      words.add("--root");
    }
    for (Mount mount : preparation.mounts()) {
      words.addAll(List.of("--mount", mount(mount)));
    }
    StringBuilder before = new StringBuilder();
    Map<String, String> variables = new LinkedHashMap<>();
    preparation
        .environment()
        .forEach(
            (name, value) -> {
              check(name, value);
              if (isHeeded(name)) {
                before
                    .append("export ")
                    .append(name)
                    .append('=')
                    .append(quoted(value))
                    .append('\n');
              } else {
                // by name alone: values are nobody's business who lists processes
                words.addAll(List.of("--env", name));
                variables.put(name, value);
              }
            });
    words.addAll(List.of(container, "/bin/sh", "-lc", before + command));
    return calls.call(timeout, words, variables);
  }

  private Path executing() {
    try {
      return Files.writeString(scratch.resolve("rc"), EXECUTE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mount(Mount mount) {
    String source = mount.source().toString();
    ContainerPath.check("Enroot", source, mount.target());
    String access = mount.readOnly() ? "ro" : "rw";
    return source + ":" + mount.target() + ":none:x-create=auto,rbind," + access;
  }

  static boolean isHeeded(String name) {
    return HEEDED.contains(name) || name.startsWith("LD_") || name.startsWith("ENROOT_");
  }

  /** Enroot keeps variables as lines of a file, and takes quotes around a value away. */
  private static void check(String name, String value) {
    if (!isHeeded(name) && !value.matches("([^\\p{Cntrl}'\"][^\\p{Cntrl}]*)?")) {
      throw new IllegalArgumentException(
          "Enroot cannot set the prepare variable "
              + name
              + ": its value has several lines, or begins with a quote");
    }
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
