import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long the end takes when services do not want to end. */
final class Teardown {

  private static final int ROUNDS = 5;
  private static final int GRACE_SECONDS = 2;

  private final Path image;
  private final Path work;

  Teardown(Path image, Path work) {
    this.image = image;
    this.work = work.resolve("teardown");
  }

  List<Bench.Row> measure() throws IOException, InterruptedException {
    List<Bench.Row> rows = new ArrayList<>();
    for (int services : List.of(1, 60)) {
      Samples over = new Samples();
      for (int round = 0; round < ROUNDS; round++) {
        LocalJob job = LocalJob.of(image, work, stubborn(services));
        double ended = job.run()[1];
        over.add(ended - job.stamps("ended").getFirst() - GRACE_SECONDS * 1000);
      }
      rows.add(
          new Bench.Row(
              "main exit → job ended, " + services + " service(s) that ignore TERM",
              String.format(
                  Locale.ROOT,
                  "grace + %.0f ms (worst of %d: %.0f ms)",
                  over.median(),
                  ROUNDS,
                  over.maximum()),
              "grace + ≤ 1 s"));
    }
    return rows;
  }

  private static String stubborn(int services) {
    StringBuilder spec = new StringBuilder("name: stubborn\nruntime: {backend: host}\nservices:\n");
    spec.append("  app: {main: true, command: \"sleep 1.5; ");
    spec.append(LocalJob.stamp("ended0")).append("\"}\n");
    for (int i = 0; i < services; i++) {
      spec.append("  s").append(i).append(": {stop_grace_period: ").append(GRACE_SECONDS);
      spec.append("s, command: \"trap '' TERM; sleep 60 & while :; do wait; done\"}\n");
    }
    return spec.toString();
  }
}
