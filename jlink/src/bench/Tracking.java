import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What long histories and many of them cost. */
final class Tracking {

  private static final List<Integer> EVENTS = List.of(10_000, 100_000, 1_000_000);

  /** What reading may take, however long the history is. */
  private static final String HEAP = "16M";

  private static final int RUNS = 10_000;
  private static final int ROUNDS = 7;

  private final Path image;
  private final Path work;

  Tracking(Path image, Path work) {
    this.image = image;
    this.work = work.resolve("tracking");
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    Processes.run(List.of("rm", "-rf", work.toString()), Path.of("/"));
    Files.createDirectories(work);
    List<Bench.Row> rows = new ArrayList<>(folding());
    rows.addAll(listing());
    return rows;
  }

  private List<Bench.Row> folding() throws IOException, InterruptedException {
    Path logs = work.resolve("logs");
    List<String> arguments = new ArrayList<>(List.of(logs.toString()));
    List<String> files = new ArrayList<>(List.of(logs.resolve("warm-up").toString()));
    for (int count : EVENTS) {
      arguments.add(Integer.toString(count));
      files.add(logs.resolve("events-" + count).toString());
    }
    InImage inside = new InImage(image, work);
    List<String> folded = inside.lines("FoldLoop", arguments);
    List<String> read = inside.lines("ReadLoop", files, "-Xmx" + HEAP);
    List<Bench.Row> rows = new ArrayList<>();
    for (int i = 0; i < EVENTS.size(); i++) {
      String[] numbers = folded.get(i).split(" ");
      rows.add(
          new Bench.Row(
              String.format(Locale.ROOT, "fold of a history of %,d events", EVENTS.get(i)),
              String.format(
                  Locale.ROOT,
                  "%,.0f events/s, state of %,d bytes; from the file %,.0f events/s in a heap of"
                      + " %s",
                  Double.parseDouble(numbers[0]),
                  Long.parseLong(numbers[1]),
                  Double.parseDouble(read.get(i)),
                  HEAP),
              "≥ 1,000,000 events/s, flat"));
    }
    return rows;
  }

  /** Many runs, each a copy of one that ended. */
  private List<Bench.Row> listing() throws IOException, InterruptedException {
    Path project = Files.createDirectories(work.resolve("many"));
    Files.writeString(
        project.resolve("compose.yaml"),
        "name: many\nruntime: {backend: host}\nservices: {a: {command: \"true\"}}\n");
    String launcher = image.resolve("bin/hpc-compose").toString();
    Processes.run(List.of(launcher, "up", "--local"), project);
    copies(project.resolve(".hpc-compose/runs"));
    List<Bench.Row> rows = new ArrayList<>();
    for (List<String> command :
        List.of(List.of(launcher, "jobs"), List.of(launcher, "jobs", "--all"))) {
      Samples times = new Samples();
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        Processes.run(command, project);
        times.add((System.nanoTime() - start) / 1e6);
      }
      String name = String.join(" ", command.subList(1, command.size()));
      rows.add(
          new Bench.Row(
              String.format(Locale.ROOT, "`%s` over %,d run directories", name, RUNS),
              times.millis(),
              ""));
    }
    return rows;
  }

  private static void copies(Path runs) throws IOException {
    Path first;
    try (Stream<Path> all = Files.list(runs)) {
      first = all.findFirst().orElseThrow();
    }
    String id = first.getFileName().toString();
    for (int i = 1; i < RUNS; i++) {
      String other = String.format("20200101-000000-%08x", i);
      Path events = Files.createDirectories(runs.resolve(other).resolve("events"));
      for (String writer : List.of("submit.jsonl", "batch-0.jsonl")) {
        String text = Files.readString(first.resolve("events").resolve(writer));
        Files.writeString(events.resolve(writer), text.replace(id, other));
      }
    }
  }
}
