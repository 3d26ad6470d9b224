package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.internal.StartOrder;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.ServiceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Planning costs as much for each of many services as for each of few")
class ManyServicesTest {

  /** Far above what a linear planner needs for these, far below what a quadratic one does. */
  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  void aLongChainFromTheLastToTheFirst() {
    ComposeSpec spec = spec(chain(50_000));
    long begin = System.nanoTime();
    PlanResult result = Planner.plan(spec, new PlanContext(Plans.HOME, Optional.empty()));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    List<ServicePlan> services = result.plan().orElseThrow().services();
    assertThat(services).hasSize(50_000);
    assertThat(services.getFirst().name()).isEqualTo("s49999");
    assertThat(services.getLast().name()).isEqualTo("s0");
    assertThat(took).isLessThan(BOUND);
  }

  @Test
  void theOrderIsThatOfPickingTheFirstStartableAgainAndAgain() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<ServiceSpec> services = random(random, 1 + random.nextInt(12));
      assertThat(names(StartOrder.of(services))).isEqualTo(names(simply(services)));
    }
  }

  private List<ServiceSpec> random(Random random, int size) {
    List<Integer> ranks = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(ranks, random);
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                service(
                    i,
                    IntStream.range(0, size)
                        .filter(j -> ranks.get(j) < ranks.get(i) && random.nextInt(3) == 0)
                        .toArray()))
        .toList();
  }

  private static List<ServiceSpec> simply(List<ServiceSpec> services) {
    List<ServiceSpec> waiting = new ArrayList<>(services);
    List<ServiceSpec> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      ServiceSpec next =
          waiting.stream()
              .filter(
                  service ->
                      service.dependsOn().stream()
                          .map(DependencySpec::service)
                          .allMatch(name -> names(ordered).contains(name.value())))
              .findFirst()
              .orElseThrow();
      waiting.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static List<String> names(List<ServiceSpec> services) {
    return services.stream().map(service -> service.name().value()).toList();
  }

  private List<ServiceSpec> chain(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> i == size - 1 ? service(i) : service(i, i + 1))
        .toList();
  }

  private ServiceSpec service(int index, int... after) {
    return new Specs.Service(pattern())
        .sizes(Sizes.at(1, "cpus_per_task=1 mem=1M"))
        .dependsOn(
            IntStream.of(after)
                .mapToObj(
                    i ->
                        new DependencySpec(
                            Specs.at("s" + i),
                            i % 2 == 0
                                ? DependencySpec.Condition.COMPLETED
                                : DependencySpec.Condition.STARTED,
                            true))
                .toArray(DependencySpec[]::new))
        .named("s" + index);
  }

  private Optional<ServiceSpec> loaded = Optional.empty();

  private ServiceSpec pattern() {
    if (loaded.isEmpty()) {
      loaded =
          Optional.of(Plans.spec(directory, "services: {app: {image: a}}\n").services().getFirst());
    }
    return loaded.get();
  }

  private ComposeSpec spec(List<ServiceSpec> services) {
    ComposeSpec one = Plans.spec(directory, "services: {app: {image: a}}\n");
    return new ComposeSpec(
        one.file(),
        one.name(),
        one.backend(),
        Specs.sizes(one.slurm(), Sizes.at(1, "cpus_per_task=2 mem=4M")),
        services,
        one.secrets(),
        one.configs());
  }
}
