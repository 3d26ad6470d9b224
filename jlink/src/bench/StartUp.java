import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Start-up of whole commands against the floor: a run-time image that only says hello. */
final class StartUp {

  private static final int ROUNDS = 25;
  private static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private final Path image;
  private final Path work;

  StartUp(Path image, Path work) {
    this.image = image;
    this.work = work;
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    List<String> floor = floor();
    Path project = project();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    for (String line : List.of("--version", "validate", "validate --format json", "status")) {
      commands.put(line, command(line));
    }
    Path running = running();
    Samples validate = new Samples();
    Samples status = new Samples();
    Samples hello = new Samples();
    Map<String, Samples> times = new LinkedHashMap<>();
    Map<String, Samples> ratios = new LinkedHashMap<>();
    for (int round = -2; round < ROUNDS; round++) {
      double least = time(floor, work);
      hello.add(least);
      for (var command : commands.entrySet()) {
        double taken = time(command.getValue(), project);
        if (round >= 0) {
          times.computeIfAbsent(command.getKey(), _ -> new Samples()).add(taken);
          ratios.computeIfAbsent(command.getKey(), _ -> new Samples()).add(taken / least);
        }
      }
      double of = time(command("validate"), running);
      double taken = time(command("status"), running);
      if (round >= 0) {
        validate.add(of);
        status.add(taken / of);
      }
    }
    Processes.run(command("cancel --wait"), running);
    List<Bench.Row> rows = new ArrayList<>(rows(hello, times, ratios));
    rows.add(
        new Bench.Row(
            "`status` of a running job",
            String.format(Locale.ROOT, "%.2f × `validate`, which took ", status.median())
                + validate.millis(),
            "≤ 1.3 ×"));
    return rows;
  }

  private Path running() throws IOException, InterruptedException {
    Path project = Files.createDirectories(work.resolve("running"));
    Files.writeString(
        project.resolve("compose.yaml"),
        """
        name: running
        runtime: {backend: host}
        x-slurm: {time: "00:10:00", mem: 1G}
        services:
          a: {command: "sleep 600"}
          b: {command: "sleep 600", depends_on: [a]}
        """);
    Processes.run(command("up --local --wait started"), project);
    return project;
  }

  private static List<Bench.Row> rows(
      Samples hello, Map<String, Samples> times, Map<String, Samples> ratios) {
    List<Bench.Row> rows = new ArrayList<>();
    rows.add(
        new Bench.Row(
            "floor: an image with its own AOT cache that prints hello", hello.millis(), ""));
    for (String name : times.keySet()) {
      String ratio = String.format(Locale.ROOT, "%.2f × the floor", ratios.get(name).median());
      String target = name.equals("validate --format json") ? "≤ 2.5 ×" : "";
      rows.add(new Bench.Row("`" + name + "`", ratio + ", " + times.get(name).millis(), target));
    }
    return rows;
  }

  private List<String> command(String line) {
    List<String> words = new ArrayList<>(List.of(image.resolve("bin/hpc-compose").toString()));
    words.addAll(List.of(line.split(" ")));
    return words;
  }

  /** A finished job of the embedded engine, so that {@code status} has something to say. */
  private Path project() throws IOException, InterruptedException {
    Path project = Files.createDirectories(work.resolve("project"));
    Files.writeString(
        project.resolve("compose.yaml"),
        """
        name: bench
        runtime: {backend: host}
        x-slurm: {time: "00:01:00", mem: 1G}
        services:
          a: {command: "true"}
          b: {command: "true", depends_on: [a]}
        """);
    Processes.run(List.of(image.resolve("bin/hpc-compose").toString(), "up", "--local"), project);
    return project;
  }

  private List<String> floor() throws IOException, InterruptedException {
    Path source = Files.createDirectories(work.resolve("hello/src/p"));
    Files.writeString(source.resolveSibling("module-info.java"), "module hello { exports p; }");
    Files.writeString(
        source.resolve("Hello.java"),
        "package p; public class Hello { public static void main(String[] a) {"
            + " System.out.println(\"hello\"); } }");
    Path classes = work.resolve("hello/classes");
    Path linked = work.resolve("hello/image");
    if (!Files.exists(linked)) {
      Processes.run(
          List.of(
              jdk("javac"),
              "-d",
              classes.toString(),
              source.resolveSibling("module-info.java").toString(),
              source.resolve("Hello.java").toString()),
          work);
      Processes.run(
          List.of(
              jdk("jlink"),
              "--module-path=" + classes,
              "--add-modules=hello",
              "--output=" + linked,
              "--compress=zip-6"),
          work);
      Processes.run(hello(linked, "-XX:AOTCacheOutput="), work);
    }
    return hello(linked, "-XX:AOTCache=");
  }

  private static List<String> hello(Path linked, String cache) {
    List<String> command = new ArrayList<>(List.of(linked.resolve("bin/java").toString()));
    command.add(cache + linked.resolve("lib/hello.aot"));
    command.addAll(FLAGS);
    command.addAll(List.of("-m", "hello/p.Hello"));
    return command;
  }

  private static String jdk(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  private static double time(List<String> command, Path directory)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Processes.run(command, directory);
    return (System.nanoTime() - start) / 1e6;
  }
}
