import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** How fast the supervisor reacts, with few and with many services. */
final class Latencies {

  private static final int ROUNDS = 7;
  private static final List<Integer> COUNTS = List.of(1, 10, 60);

  /** Opens a port, says so in a file, and stays for a while. */
  private static final String SERVER =
      """
      exec python3 -c 'import socket,time; s=socket.create_server((\\"127.0.0.1\\",18799)); \
      open(\\"port\\",\\"w\\").write(str(time.time_ns())); time.sleep(2)'\
      """;

  private final Path image;
  private final Path work;
  private final List<Bench.Row> rows = new ArrayList<>();

  Latencies(Path image, Path work) {
    this.image = image;
    this.work = work.resolve("latencies");
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    Series first = new Series("script start → first service runs", "≤ 150 ms");
    Series all = new Series("script start → all services run", "");
    Series end = new Series("last exit → job ended", "≤ 200 ms");
    each(
        Latencies::independent,
        (job, times) -> {
          List<Double> started = job.stamps("started");
          first.add(started.getFirst() - times[0]);
          all.add(started.getLast() - times[0]);
          end.add(times[1] - job.stamps("ended").getLast());
        },
        first,
        all,
        end);
    Series line = new Series("log line → first dependant runs", "≤ 100 ms");
    Series lineAll = new Series("log line → all dependants run", "");
    each(
        Latencies::afterLine,
        (job, times) -> {
          double said = job.stamps("line").getFirst();
          line.add(job.stamps("started").getFirst() - said);
          lineAll.add(job.stamps("started").getLast() - said);
        },
        line,
        lineAll);
    Series port = new Series("port open → first dependant runs", "≤ 400 ms");
    each(
        Latencies::afterPort,
        (job, times) -> port.add(job.stamps("started").getFirst() - job.stamps("port").getFirst()),
        port);
    return rows;
  }

  private interface Reader {
    void read(LocalJob job, double[] times) throws IOException;
  }

  private void each(IntFunction<String> spec, Reader reader, Series... series)
      throws IOException, InterruptedException {
    for (int count : COUNTS) {
      for (int round = 0; round < ROUNDS; round++) {
        LocalJob job = LocalJob.of(image, work, spec.apply(count));
        reader.read(job, job.run());
      }
      for (Series one : series) {
        one.close();
      }
    }
    for (Series one : series) {
      rows.add(one.row());
    }
  }

  private static String independent(int count) {
    StringBuilder spec = new StringBuilder("name: latency\nruntime: {backend: host}\nservices:\n");
    for (int i = 0; i < count; i++) {
      spec.append("  s").append(i).append(": {command: \"").append(LocalJob.stamp("started" + i));
      spec.append("; sleep 2; ").append(LocalJob.stamp("ended" + i)).append("\"}\n");
    }
    return spec.toString();
  }

  private static String afterLine(int count) {
    return dependants(
        count,
        "sleep 0.7; " + LocalJob.stamp("line") + "; echo READY; sleep 2",
        "{type: log, pattern: READY}");
  }

  private static String afterPort(int count) {
    return dependants(count, "sleep 0.7; " + SERVER, "{type: tcp, port: 18799}");
  }

  private static String dependants(int count, String server, String readiness) {
    StringBuilder spec = new StringBuilder("name: latency\nruntime: {backend: host}\nservices:\n");
    spec.append("  server:\n    command: \"").append(server).append("\"\n");
    spec.append("    readiness: ").append(readiness).append('\n');
    for (int i = 0; i < count; i++) {
      spec.append("  s").append(i).append(":\n    command: \"");
      spec.append(LocalJob.stamp("started" + i));
      spec.append("\"\n    depends_on: {server: {condition: service_healthy}}\n");
    }
    return spec.toString();
  }

  /** One latency, with each number of services. */
  private static final class Series {

    private final String what;
    private final String target;
    private final List<String> measured = new ArrayList<>();
    private Samples samples = new Samples();

    Series(String what, String target) {
      this.what = what + "; " + COUNTS + " services";
      this.target = target;
    }

    void add(double milliseconds) {
      samples.add(milliseconds);
    }

    void close() {
      measured.add(
          String.format(Locale.ROOT, "%.0f ms (%.0f)", samples.median(), samples.maximum()));
      samples = new Samples();
    }

    Bench.Row row() {
      return new Bench.Row(what, String.join(", ", measured), target);
    }
  }
}
