import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What images cost that are there already, against {@code validate} of the same file. */
final class Preparing {

  private static final int ROUNDS = 15;
  private static final int ENTRIES = 10_000;

  /** Makes small files at once, so that what is around it is what is measured. */
  private static final String ENROOT =
      "#!/bin/sh\ncase $1 in version) echo 4.1.0 ;; import | export) : >\"$3\" ;; esac\n";

  private final Path launcher;
  private final Path work;

  Preparing(Path image, Path work) {
    this.launcher = image.resolve("bin/hpc-compose");
    this.work = work.resolve("preparing");
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    Processes.run(List.of("rm", "-rf", work.toString()), Path.of("/"));
    Path enroot = Files.createDirectories(work.resolve("bin")).resolve("enroot");
    Files.writeString(enroot, ENROOT);
    Files.setPosixFilePermissions(enroot, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<Bench.Row> rows = new ArrayList<>();
    for (int services : List.of(1, 50)) {
      rows.add(warm(services));
    }
    rows.add(cold());
    multiply(work.resolve("one"), 1);
    multiply(work.resolve("many"), ENTRIES);
    rows.add(many("list"));
    rows.add(many("prune", "--age", "1", "--dry-run"));
    return rows;
  }

  private Bench.Row warm(int services) throws IOException, InterruptedException {
    StringBuilder spec = new StringBuilder("name: images\nx-slurm: {cache_dir: ./cache}\n");
    spec.append("services:\n");
    for (int i = 0; i < services; i++) {
      spec.append("  s").append(i).append(": {image: \"team/app").append(i).append(":1\"}\n");
    }
    Files.writeString(work.resolve("compose.yaml"), spec);
    run("prepare");
    Samples ratios = new Samples();
    Samples times = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      double validate = run("validate");
      double prepare = run("prepare");
      times.add(prepare);
      ratios.add(prepare / validate);
    }
    return new Bench.Row(
        "`prepare`, all images of " + services + " service(s) in the cache",
        String.format(Locale.ROOT, "%.2f × `validate`, %s", ratios.median(), times.millis()),
        "≤ 1.5 ×");
  }

  /** All four phases, against the calls of Enroot alone. */
  private Bench.Row cold() throws IOException, InterruptedException {
    Files.writeString(
        work.resolve("compose.yaml"),
        """
        name: images
        x-slurm: {cache_dir: ./cold}
        services:
          app: {image: "team/app:1", x-runtime: {prepare: {commands: ["true"]}}}
        """);
    String calls =
        "rm -f base made && enroot version && enroot import --output base docker://team/app:1"
            + " && enroot create --name c base && enroot start --root --rw c true"
            + " && enroot export --output made c && enroot remove --force c";
    Samples more = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      double bare = time(List.of("sh", "-c", calls));
      Processes.run(List.of("rm", "-rf", work.resolve("cold").toString()), Path.of("/"));
      more.add(run("prepare", "--quiet") - bare);
    }
    return new Bench.Row(
        "`prepare` of an image that is not there, more than the calls of Enroot alone",
        more.millis(),
        "≤ 300 ms: 3 % of 10 s");
  }

  /** A cache of so many images, against one of one. */
  private Bench.Row many(String... verb) throws IOException, InterruptedException {
    Samples more = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      double one = cache("one", verb);
      more.add(cache("many", verb) - one);
    }
    return new Bench.Row(
        "`cache " + verb[0] + "` with " + ENTRIES + " images, more than with 1",
        more.millis(),
        "≤ 500 ms");
  }

  private double cache(String directory, String... verb) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("cache"));
    command.addAll(List.of(verb));
    command.addAll(List.of("--cache-dir", directory));
    return run(command.toArray(String[]::new));
  }

  /**
   * Copies of an image that {@code prepare} made: each with its manifest under a key of its own.
   */
  private void multiply(Path cache, int entries) throws IOException {
    Path base = Files.createDirectories(cache.resolve("base"));
    Path manifest = newest(work.resolve("cache/base"));
    String text = Files.readString(manifest);
    String key = manifest.getFileName().toString().replaceAll("[.].*", "");
    String suffix = manifest.getFileName().toString().substring(key.length());
    for (int i = 0; i < entries; i++) {
      String other = String.format(Locale.ROOT, "%064x", i);
      Files.writeString(base.resolve(other + suffix), text.replace(key, other));
      Files.createFile(base.resolve(other + ".sqsh"));
    }
  }

  private static Path newest(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private double run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    return time(command);
  }

  private double time(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true);
    builder.environment().put("PATH", work.resolve("bin") + ":" + System.getenv("PATH"));
    long start = System.nanoTime();
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException(command + " ended with " + code);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
