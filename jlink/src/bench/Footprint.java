import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the supervisor costs while nothing happens, and how large its script is. */
final class Footprint {

  private static final int IDLE_SECONDS = 60;

  private final Path image;
  private final Path work;

  Footprint(Path image, Path work) {
    this.image = image;
    this.work = work.resolve("footprint");
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    List<Bench.Row> rows = new ArrayList<>();
    for (int services : List.of(1, 10, 60)) {
      rows.addAll(idle(services));
    }
    rows.add(forks());
    rows.add(size());
    return rows;
  }

  private List<Bench.Row> idle(int services) throws IOException, InterruptedException {
    LocalJob job = LocalJob.of(image, work, sleepers(services, IDLE_SECONDS + 15));
    Process process = job.start();
    TimeUnit.SECONDS.sleep(5);
    Usage shell = Usage.of(process.pid());
    List<Long> runners = process.children().map(ProcessHandle::pid).toList();
    Usage others = Usage.sum(runners);
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    double used = Usage.of(process.pid()).seconds() - shell.seconds();
    double usedByOthers = Usage.sum(runners).seconds() - others.seconds();
    process.waitFor();
    String what = " of the supervisor of " + services + " service(s)";
    return List.of(
        new Bench.Row(
            "CPU in " + IDLE_SECONDS + " s" + what,
            String.format(
                Locale.ROOT,
                "%.3f %% of a core; its %d runner(s) %.3f %%",
                used / IDLE_SECONDS * 100,
                runners.size(),
                usedByOthers / IDLE_SECONDS * 100),
            "< 0.1 %"),
        new Bench.Row(
            "memory" + what,
            String.format(
                Locale.ROOT,
                "%.1f MB; its runner(s) %.1f MB (each %.2f MB; proportional set size)",
                shell.megabytes(),
                others.megabytes(),
                others.megabytes() / runners.size()),
            "< 10 MB"));
  }

  private static String sleepers(int services, int seconds) {
    StringBuilder spec = new StringBuilder("name: idle\nruntime: {backend: host}\nservices:\n");
    for (int i = 0; i < services; i++) {
      spec.append("  s").append(i).append(": {command: \"exec sleep ").append(seconds);
      spec.append("\"}\n");
    }
    return spec.toString();
  }

  /**
   * What processes use.
   *
   * @param seconds time on a processor
   * @param megabytes memory; what several processes share is divided among them
   */
  private record Usage(double seconds, double megabytes) {

    static Usage of(long pid) throws IOException {
      Path process = Path.of("/proc/" + pid);
      String time = Files.readString(process.resolve("schedstat")).split(" ")[0];
      String memory =
          Files.readAllLines(process.resolve("smaps_rollup")).stream()
              .filter(line -> line.startsWith("Pss:"))
              .findFirst()
              .orElseThrow()
              .replaceAll("[^0-9]", "");
      return new Usage(Long.parseLong(time) / 1e9, Long.parseLong(memory) / 1024.0);
    }

    static Usage sum(List<Long> pids) throws IOException {
      Usage sum = new Usage(0, 0);
      for (long pid : pids) {
        try {
          Usage one = of(pid);
          sum = new Usage(sum.seconds + one.seconds, sum.megabytes + one.megabytes);
        } catch (NoSuchFileException e) {
          throw new IOException("a runner is gone: " + pid, e);
        }
      }
      return sum;
    }
  }

  /** Processes that the supervisor makes while nothing happens. */
  private Bench.Row forks() throws IOException, InterruptedException {
    String what = "processes per minute when nothing happens";
    Path strace = Path.of("/usr/bin/strace");
    if (!Files.isExecutable(strace)) {
      return new Bench.Row(what, "not measured: strace is not installed", "≤ 10");
    }
    LocalJob job =
        LocalJob.of(
            image,
            work,
            """
            name: idle
            runtime: {backend: host}
            services:
              a: {command: "exec sleep 25", readiness: {type: log, pattern: never, timeout_seconds: 60}, x-slurm: {failure_policy: {mode: ignore}}}
              b: {command: "exec sleep 25"}
            """);
    Path trace = work.resolve("trace");
    List<String> command =
        List.of(
            strace.toString(),
            "-f",
            "-ttt",
            "-e",
            "trace=clone,clone3,fork,vfork",
            "-o",
            trace.toString(),
            "bash",
            job.script().toString());
    Process process =
        new ProcessBuilder(command)
            .directory(job.directory().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor(60, TimeUnit.SECONDS);
    List<Double> forks =
        Files.readAllLines(trace).stream()
            .filter(line -> line.contains("clone") || line.contains("fork"))
            .map(line -> Double.parseDouble(line.split(" +")[1]))
            .toList();
    double begin = forks.getFirst() + 2;
    long quiet = forks.stream().filter(at -> at > begin && at < begin + 20).count();
    return new Bench.Row(what, String.format(Locale.ROOT, "%d", quiet * 3), "≤ 10");
  }

  private Bench.Row size() throws IOException, InterruptedException {
    List<String> sizes = new ArrayList<>();
    long one = 0;
    for (int services : List.of(1, 10, 100)) {
      long bytes = Files.size(LocalJob.of(image, work, sleepers(services, 1)).script());
      sizes.add(String.format(Locale.ROOT, "%,d", bytes));
      if (services == 1) {
        one = bytes;
      } else {
        sizes.set(
            sizes.size() - 1,
            sizes.getLast() + " (" + (bytes - one) / (services - 1) + " more for each)");
      }
    }
    return new Bench.Row(
        "bytes of the script of 1, 10, 100 services", String.join("; ", sizes), "");
  }
}
