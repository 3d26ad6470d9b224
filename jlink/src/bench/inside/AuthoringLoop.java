import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.PlanContext;
import dev.hpccompose.plan.Planner;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.SpecLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Prints for each spec the median microseconds from text to script. Runs inside the image. */
final class AuthoringLoop {

  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final int ROUNDS = 31;

  private AuthoringLoop() {}

  public static void main(String[] files) {
    long end = System.nanoTime() + WARM_UP_NANOS;
    while (System.nanoTime() < end) {
      for (String file : files) {
        script(file);
      }
    }
    for (String file : files) {
      double[] micros = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        script(file);
        micros[round] = (System.nanoTime() - start) / 1e3;
      }
      Arrays.sort(micros);
      System.out.println(micros[ROUNDS / 2]);
    }
  }

  private static String script(String file) {
    ComposeSpec spec = SpecLoader.load(Path.of(file), Map.of()).spec().orElseThrow();
    Plan plan =
        Planner.plan(spec, new PlanContext(Path.of("/home/u"), Optional.empty()))
            .plan()
            .orElseThrow();
    return new ScriptRenderer(
            Providers.dialect("local").orElseThrow(),
            Providers.launcher(plan.backend()).orElseThrow(),
            "bench")
        .render(plan, Optional.empty());
  }
}
