import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a larger spec costs: load, plan and render in one warmed JVM, and {@code validate} as a
 * whole command.
 */
final class Authoring {

  private static final List<Integer> SIZES = List.of(1, 10, 100, 1000);
  private static final int ROUNDS = 15;

  private final Path image;
  private final Path work;

  Authoring(Path image, Path work) {
    this.image = image;
    this.work = work.resolve("authoring");
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    for (int size : SIZES) {
      write("services-" + size, rich(size));
      write("plain-" + size, plain(size));
    }
    List<Bench.Row> rows = new ArrayList<>(inOneJvm());
    rows.add(command("plain", "1000 services with a command", "≤ 2.5 ×"));
    rows.add(command("services", "1000 services with probe, variables and a dependency", ""));
    return rows;
  }

  private void write(String name, String spec) throws IOException {
    Path directory = Files.createDirectories(work.resolve(name));
    Files.writeString(directory.resolve("compose.yaml"), spec);
  }

  private List<Bench.Row> inOneJvm() throws IOException, InterruptedException {
    List<String> specs =
        SIZES.stream()
            .map(size -> work.resolve("services-" + size + "/compose.yaml").toString())
            .toList();
    List<Bench.Row> rows = new ArrayList<>();
    double ofOne = 0;
    List<String> answers = new InImage(image, work).lines("AuthoringLoop", specs);
    for (int i = 0; i < SIZES.size(); i++) {
      double micros = Double.parseDouble(answers.get(i)) / SIZES.get(i);
      ofOne = i == 0 ? micros : ofOne;
      String ratio =
          String.format(Locale.ROOT, "%.0f µs, %.2f × that of one", micros, micros / ofOne);
      rows.add(
          new Bench.Row(
              "load → plan → render of " + SIZES.get(i) + " services, per service",
              ratio,
              "≤ 1 ×"));
    }
    return rows;
  }

  private Bench.Row command(String kind, String what, String target)
      throws IOException, InterruptedException {
    Samples ratios = new Samples();
    Samples times = new Samples();
    for (int round = -2; round < ROUNDS; round++) {
      double one = validate(kind + "-1");
      double thousand = validate(kind + "-1000");
      if (round >= 0) {
        ratios.add(thousand / one);
        times.add(thousand);
      }
    }
    return new Bench.Row(
        "`validate` of " + what,
        String.format(Locale.ROOT, "%.2f × that of one, ", ratios.median()) + times.millis(),
        target);
  }

  private double validate(String name) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Processes.run(
        List.of(image.resolve("bin/hpc-compose").toString(), "validate"), work.resolve(name));
    return (System.nanoTime() - start) / 1e6;
  }

  private static String plain(int services) {
    StringBuilder spec = new StringBuilder("name: many\nruntime: {backend: host}\nservices:\n");
    for (int i = 0; i < services; i++) {
      spec.append("  s").append(i).append(":\n    command: sleep ").append(i).append('\n');
    }
    return spec.toString();
  }

  private static String rich(int services) {
    StringBuilder spec = new StringBuilder("name: many\nruntime: {backend: host}\nservices:\n");
    for (int i = 0; i < services; i++) {
      spec.append("  s").append(i).append(":\n");
      spec.append("    command: [\"/bin/echo\", \"${GREETING:-hello}\"]\n");
      spec.append("    environment: {NUMBER: \"").append(i).append("\"}\n");
      spec.append("    readiness: {type: log, pattern: hello, timeout_seconds: 10}\n");
      if (i > 0) {
        spec.append("    depends_on: {s").append(i - 1).append(": {condition: service_healthy}}\n");
      }
    }
    return spec.toString();
  }
}
