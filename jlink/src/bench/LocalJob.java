import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A job of the embedded engine whose script is run by hand, in a directory of its own. Services
 * write down the time themselves, so that what is measured is what they would notice.
 *
 * @param directory where its services write their stamps
 */
record LocalJob(Path directory) {

  /** What a service does to write down the time under a name. */
  static String stamp(String name) {
    return "date +%s%N >" + name;
  }

  /** Renders a spec. */
  static LocalJob of(Path image, Path work, String spec) throws IOException, InterruptedException {
    Path directory = work.resolve("job");
    delete(directory);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("compose.yaml"), spec);
    List<String> render =
        List.of(image.resolve("bin/hpc-compose").toString(), "render", "--local", "-o", "job.sh");
    Processes.run(render, directory);
    return new LocalJob(directory);
  }

  Path script() {
    return directory.resolve("job.sh");
  }

  /** Starts the script, with its output in a file. */
  Process start() throws IOException {
    return new ProcessBuilder("bash", script().toString())
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start();
  }

  /** Runs it to its end, and gives the milliseconds at the start and at the end. */
  double[] run() throws IOException, InterruptedException {
    double start = now();
    Process process = start();
    if (process.waitFor() != 0) {
      throw new IOException("the job failed:\n" + Files.readString(directory.resolve("output")));
    }
    return new double[] {start, now()};
  }

  /** The milliseconds that services wrote down under names that begin so, in their order. */
  List<Double> stamps(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches(prefix + "[0-9]*"))
          .map(LocalJob::read)
          .sorted()
          .toList();
    }
  }

  private static double read(Path file) {
    try {
      return Double.parseDouble(Files.readString(file).strip()) / 1e6;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double now() {
    var now = java.time.Instant.now();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
