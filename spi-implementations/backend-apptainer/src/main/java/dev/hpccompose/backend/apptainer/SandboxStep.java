package dev.hpccompose.backend.apptainer;

import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerPath;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One prepare command in a sandbox that can be written to.
 *
 * @param tool which of the tools
 * @param preparation what is done
 * @param program where the tool is
 * @param sandbox the directory
 */
record SandboxStep(SifTool tool, Preparation preparation, String program, String sandbox) {

  /** These mean something to the tool and the programs that it starts, or are set by it. */
  private static final Set<String> HEEDED =
      Set.of("PATH", "HOME", "TMPDIR", "IFS", "ENV", "BASH_ENV", "SHELLOPTS", "BASHOPTS", "CDPATH");

  /** What the tool needs of the caller's environment; all else stays outside. */
  private static final Set<String> NEEDED =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "XDG_RUNTIME_DIR", "LANG");

  /**
   * Nothing can be mounted in a sandbox where nothing is. The places are made from inside, where no
   * link of the image leads to the host; each comes after a letter that says what it is.
   */
  private static final String MAKE_PLACES =
      """
      while [ $# -gt 0 ]; do
        case $1 in
          d) mkdir -p "$2" ;;
          *) mkdir -p "${2%/*}/" && { [ -e "$2" ] || : >"$2"; } ;;
        esac || exit
        shift 2
      done\
      """;

  ToolCall of(String command, Map<String, String> surroundings, Duration timeout) {
    Map<String, String> environment = new HashMap<>();
    surroundings.forEach(
        (name, value) -> {
          if (isNeeded(name)) {
            environment.put(name, value);
          }
        });
    StringBuilder before = new StringBuilder();
    preparation
        .environment()
        .forEach(
            (name, value) -> {
              if (isHeeded(name) || value.isEmpty()) {
                String word = ShellWord.of(value).text();
                before.append("export ").append(name).append('=').append(word).append('\n');
              } else {
                // by name alone: values are nobody's business who lists processes
                environment.put(name, value);
              }
            });
    List<String> words = exec(mounts());
    words.addAll(List.of(sandbox, "/bin/sh", "-lc", before + command));
    return new ToolCall(
        preparation.mounts().isEmpty() ? words : placesFirst(words), environment, timeout);
  }

  private List<String> placesFirst(List<String> command) {
    List<String> first = exec(List.of());
    first.addAll(List.of(sandbox, "/bin/sh", "-c", MAKE_PLACES, "sh"));
    for (Mount mount : preparation.mounts()) {
      first.addAll(List.of(Files.isDirectory(mount.source()) ? "d" : "f", mount.target()));
    }
    return List.of("/bin/sh", "-c", text(first) + " && exec " + text(command));
  }

  private static String text(List<String> words) {
    return words.stream().map(word -> ShellWord.of(word).text()).collect(Collectors.joining(" "));
  }

  private List<String> exec(List<String> mounts) {
    List<String> words =
        new ArrayList<>(List.of(program, "exec", "--writable", "--no-home", "--no-mount=cwd"));
    words.add("--pwd=/");
    if (preparation.root() && !isRoot()) {
      words.add("--fakeroot");
    }
    words.addAll(mounts);
    return words;
  }

  private List<String> mounts() {
    return preparation.mounts().stream().map(this::mount).toList();
  }

  private String mount(Mount mount) {
    String source = mount.source().toString();
    ContainerPath.check(tool.title(), source, mount.target());
    return "--bind=" + source + ":" + mount.target() + (mount.readOnly() ? ":ro" : "");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean isNeeded(String name) {
    return NEEDED.contains(name)
        || isOfTheTool(name)
        || name.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }

  private static boolean isHeeded(String name) {
    return HEEDED.contains(name) || isOfTheTool(name) || name.startsWith("LD_");
  }

  private static boolean isOfTheTool(String name) {
    return name.startsWith("APPTAINER") || name.startsWith("SINGULARITY");
  }
}
