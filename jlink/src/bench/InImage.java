import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs programs of {@code inside} in one JVM of the image, on its own modules.
 *
 * @param image the image
 * @param work where they are compiled, and run
 */
record InImage(Path image, Path work) {

  /** The lines that a program prints; {@code options} are those of its JVM. */
  List<String> lines(String program, List<String> arguments, String... options)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(options));
    line.addFirst(image.resolve("bin/java").toString());
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-cp",
            compiled(program).toString(),
            "--add-modules=ALL-SYSTEM",
            program));
    line.addAll(arguments);
    return Processes.run(line, work).lines().toList();
  }

  private Path compiled(String program) throws IOException, InterruptedException {
    Path classes = Files.createDirectories(work.resolve("classes"));
    Path here = Path.of(System.getProperty("bench.sources"));
    Processes.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/javac").toString(),
            "--system=" + image,
            "--add-modules=ALL-SYSTEM",
            "-d",
            classes.toString(),
            here.resolve("inside/" + program + ".java").toString()),
        work);
    return classes;
  }
}
