import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java source of the project, in the JDK that the build
 * selected: {@code java Format.java apply|check FORMATTER_JAR ROOT}.
 */
final class Format {

  static void main(String[] args) throws IOException, InterruptedException {
    boolean check = args[0].equals("check");
    Path jar = Path.of(args[1]);
    Path root = Path.of(args[2]);
    List<String> sources = new ArrayList<>();
    for (String top : List.of("modules", "spi-implementations", "jlink", ".mvn")) {
      collect(root.resolve(top), sources);
    }
    Path list = Files.write(jar.resolveSibling("sources.txt"), sources);
    System.exit(format(jar, list, check));
  }

  private static void collect(Path top, List<String> sources) throws IOException {
    if (!Files.isDirectory(top)) {
      return;
    }
    try (Stream<Path> files = Files.walk(top)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .map(Path::toString)
          .sorted()
          .forEach(sources::add);
    }
  }

  private static int format(Path jar, Path list, boolean check)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
    command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    command.add("@" + list);
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0 && check) {
      System.err.println("The files above are not formatted: run 'mvn validate' and commit.");
    }
    return code;
  }
}
