import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Latencies of the supervisor, on the embedded engine. The services write the time themselves when
 * they do something, so that what is measured is what they would notice.
 */
final class Supervisor {

  private static final int ROUNDS = 10;
  private static final String NOW = "date +%s%N";

  private final Path image;
  private final Path work;

  Supervisor(Path image, Path work) {
    this.image = image;
    this.work = work.resolve("supervisor");
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    Samples first = new Samples();
    Samples log = new Samples();
    Samples tcp = new Samples();
    Samples end = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      round(first, log, tcp, end);
    }
    List<Bench.Row> rows = new ArrayList<>();
    rows.add(new Bench.Row("script start → first service runs", first.millis(), "≤ 150 ms"));
    rows.add(new Bench.Row("log line → dependant runs", log.millis(), "≤ 100 ms"));
    rows.add(new Bench.Row("port open → dependant runs", tcp.millis(), "≤ 400 ms"));
    rows.add(new Bench.Row("last exit → job ended", end.millis(), "≤ 200 ms"));
    rows.add(idle());
    return rows;
  }

  private void round(Samples first, Samples log, Samples tcp, Samples end)
      throws IOException, InterruptedException {
    Path script =
        script(
            """
            name: latency
            runtime: {backend: host}
            services:
              server:
                command: "date +%s%N >first; sleep 0.5; date +%s%N >line; echo READY; sleep 0.5"
                readiness: {type: log, pattern: READY}
              tcp:
                depends_on: {server: {condition: service_healthy}}
                command: "date +%s%N >afterline; sleep 0.3; exec python3 -c 'import socket,time; s=socket.create_server((\\"127.0.0.1\\",18799)); open(\\"port\\",\\"w\\").write(str(time.time_ns())); time.sleep(1.5); open(\\"last\\",\\"w\\").write(str(time.time_ns()))'"
                readiness: {type: tcp, port: 18799}
              app:
                depends_on: {tcp: {condition: service_healthy}}
                command: "date +%s%N >afterport"
            """);
    double start = now();
    Processes.run(List.of("bash", script.toString()), work);
    double ended = now();
    first.add(stamp("first") - start);
    log.add(stamp("afterline") - stamp("line"));
    tcp.add(stamp("afterport") - stamp("port"));
    end.add(ended - stamp("last"));
  }

  /** Processes that the supervisor makes while nothing happens. */
  private Bench.Row idle() throws IOException, InterruptedException {
    String what = "processes per minute when nothing happens";
    Path strace = Path.of("/usr/bin/strace");
    if (!Files.isExecutable(strace)) {
      return new Bench.Row(what, "not measured: strace is not installed", "≤ 10");
    }
    Path script =
        script(
            """
            name: idle
            runtime: {backend: host}
            services:
              a: {command: "exec sleep 25", readiness: {type: log, pattern: never, timeout_seconds: 60}, x-slurm: {failure_policy: {mode: ignore}}}
              b: {command: "exec sleep 25"}
            """);
    Path trace = work.resolve("trace");
    Process process =
        new ProcessBuilder(
                strace.toString(),
                "-f",
                "-ttt",
                "-e",
                "trace=clone,clone3,fork,vfork",
                "-o",
                trace.toString(),
                "bash",
                script.toString())
            .directory(work.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor(60, TimeUnit.SECONDS);
    List<Double> forks = new ArrayList<>();
    for (String line : Files.readAllLines(trace)) {
      if (line.contains("clone") || line.contains("fork")) {
        forks.add(Double.parseDouble(line.split(" +")[1]));
      }
    }
    double begin = forks.getFirst() + 2;
    long quiet = forks.stream().filter(at -> at > begin && at < begin + 20).count();
    return new Bench.Row(what, String.format(Locale.ROOT, "%d", quiet * 3), "≤ 10");
  }

  private Path script(String spec) throws IOException, InterruptedException {
    delete(work);
    Files.createDirectories(work);
    Files.writeString(work.resolve("compose.yaml"), spec);
    Path script = work.resolve("job.sh");
    Processes.run(
        List.of(
            image.resolve("bin/hpc-compose").toString(),
            "render",
            "--local",
            "-o",
            script.toString()),
        work);
    return script;
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

  private double now() throws IOException, InterruptedException {
    return Double.parseDouble(Processes.run(List.of("sh", "-c", NOW), work).strip()) / 1e6;
  }

  private double stamp(String file) throws IOException {
    return Double.parseDouble(Files.readString(work.resolve(file)).strip()) / 1e6;
  }
}
