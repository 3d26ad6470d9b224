import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** How late a line is seen that a service writes, and how fast artifacts are packed. */
final class Reading {

  private static final int LINES = 40;
  private static final int ROUNDS = 5;
  private static final int MEGABYTES = 96;

  private final Path launcher;
  private final Path work;

  Reading(Path image, Path work) {
    this.launcher = image.resolve("bin/hpc-compose");
    this.work = work.resolve("reading");
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    Processes.run(List.of("rm", "-rf", work.toString()), Path.of("/"));
    Files.createDirectories(work);
    return List.of(follow(), pack());
  }

  /** The service writes the time itself, now and then, after {@code logs} has become calm. */
  private Bench.Row follow() throws IOException, InterruptedException {
    spec(
        """
        name: follow
        runtime: {backend: host}
        services:
          writer:
            command: |
              sleep 8
              for i in $(seq %d); do sleep 0.3$((i %% 10))7; date +%%s%%N; done
        """
            .formatted(LINES));
    Processes.run(List.of(launcher.toString(), "submit", "--local"), work);
    Process logs =
        new ProcessBuilder(launcher.toString(), "logs", "--follow")
            .directory(work.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Samples late = new Samples();
    try (BufferedReader lines = logs.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        late.add(System.currentTimeMillis() - Long.parseLong(line.strip()) / 1e6);
      }
    }
    logs.waitFor(10, TimeUnit.SECONDS);
    return new Bench.Row("line written → line shown by `logs --follow`", late.millis(), "≤ 200 ms");
  }

  /** Weights that cannot be packed, text that can, and small files. */
  private Bench.Row pack() throws IOException, InterruptedException {
    spec(
        """
        name: pack
        runtime: {backend: host}
        x-slurm: {artifacts: {export_dir: results, paths: [/hpc-compose/job/out/**]}}
        services:
          writer: {command: 'cp -r %s "$HPC_COMPOSE_JOB_DIR/out"'}
        """
            .formatted(tree()));
    Processes.run(List.of(launcher.toString(), "up", "--local"), work);
    Processes.run(List.of(launcher.toString(), "artifacts"), work);
    Samples copying = new Samples();
    Samples packing = new Samples();
    Samples tar = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      copying.add(time(launcher.toString(), "artifacts"));
      packing.add(time(launcher.toString(), "artifacts", "--tarball"));
      tar.add(time("tar", "czf", "tar.tar.gz", "-C", "results", "out"));
    }
    double seconds = (packing.median() - copying.median()) / 1000;
    return new Bench.Row(
        "`artifacts --tarball`, without the check of the copies, of " + MEGABYTES + " MB",
        String.format(
            Locale.ROOT,
            "%.0f MB/s; `tar czf` %.0f MB/s",
            MEGABYTES / seconds,
            MEGABYTES / tar.median() * 1000),
        "≥ `tar czf`");
  }

  private double time(String... command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Processes.run(List.of(command), work);
    return (System.nanoTime() - start) / 1e6;
  }

  private Path tree() throws IOException {
    Path tree = Files.createDirectories(work.resolve("tree"));
    Random random = new Random(1);
    byte[] weights = new byte[MEGABYTES / 3 << 20];
    random.nextBytes(weights);
    Files.write(tree.resolve("weights.bin"), weights);
    StringBuilder text = new StringBuilder();
    for (int step = 0; text.length() < MEGABYTES / 3 << 20; step++) {
      text.append("{\"step\":").append(step).append(",\"loss\":").append(random.nextDouble());
      text.append("}\n");
    }
    Files.writeString(tree.resolve("metrics.jsonl"), text);
    int small = 1 << 14;
    for (int i = 0; i < (MEGABYTES / 3 << 20) / small; i++) {
      int from = random.nextInt(text.length() - small);
      Files.writeString(tree.resolve("sample-" + i + ".json"), text.substring(from, from + small));
    }
    return tree;
  }

  private void spec(String text) {
    try {
      Files.writeString(work.resolve("compose.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
