package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.containers.ContainerSite;
import dev.hpccompose.it.containers.ExampleImages;
import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Result;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples as they are shipped, in containers on the nodes of a real Slurm. A second file says
 * what a small site has; images have the names of the real ones, and stand-ins for the programs.
 */
@RealSlurm
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ExtremeScenarios.CALM, mode = ResourceAccessMode.READ)
class ExamplesSlurmIT {

  private static final Path SHIPPED = Path.of("../examples");

  private static final Map<String, String> SITE =
      Map.of(
          "multi-node-mpi",
          "services: {mpi: {x-slurm: {ntasks_per_node: 2, extra_srun_args: !override"
              + " [--mpi=none]}}}",
          "mpi-hello",
          "services: {hello: {x-slurm: {extra_srun_args: !override [--mpi=none]}}}",
          "multi-node-torchrun",
          "services: {train: {x-slurm: {gres: \"gpu:2\"}}}");

  private static final Map<String, String> ALLOCATION =
      Map.of(
          "multi-node-mpi", "ntasks_per_node: 3",
          "multi-node-torchrun", "gres: \"gpu:2\", cpus_per_task: 2",
          "mpi-hello", "ntasks: 4",
          "training-resume", "cpus_per_task: 2, resume: {path: %s/state}");

  private static final int MODELS = 8080;
  private static final int WEB = 8000;
  private static final Map<Integer, Lock> PORTS = new ConcurrentHashMap<>();

  private static ContainerSite site;
  private static FileChannel ports;

  private final Engine engine;

  ExamplesSlurmIT(SlurmCluster cluster) {
    engine = new Engine.Containers(cluster, site);
  }

  /** The examples have fixed ports: nobody else on this machine runs them at the same time. */
  @BeforeAll
  static void openTheSite() throws IOException {
    ports =
        FileChannel.open(
            Path.of(System.getProperty("java.io.tmpdir"), "hpc-compose-examples.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    ports.lock();
    site = ContainerSite.open();
    new ExampleImages(site).push();
  }

  @AfterAll
  static void closeTheSite() throws IOException {
    assertThat(site.pyxis().running()).isEmpty();
    assertThat(site.pyxis().containers()).isEmpty();
    site.close();
    ports.close();
  }

  /**
   * An example.
   *
   * @param name its file, without the suffix
   * @param port where it listens, or 0: nodes of the cluster are one machine
   * @param files what its user has beside it; directories end with a slash
   * @param said what its services print
   */
  record Example(String name, int port, Map<String, String> files, List<String> said) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Example example(String name, Map<String, String> files, String... said) {
    return example(name, 0, files, said);
  }

  private static Example example(String name, int port, Map<String, String> files, String... said) {
    return new Example(name, port, files, List.of(said));
  }

  private static Stream<Example> examples() {
    Map<String, String> model = Map.of("models/model.gguf", "weights");
    String train = "[ \"$1\" = --checkpoints ] && echo 1 >\"$2/one.pt\" && echo trained\n";
    return Stream.of(
        example(
            "app-redis-worker",
            6379,
            Map.of("app/worker.py", "[ -e /installed/redis ] && echo \"works with $REDIS_URL\"\n"),
            "(integer) 3"),
        example(
            "dev-python-app",
            Map.of(
                "src/main.py",
                "[ -e /installed/numpy ] && [ -e /installed/pandas ] && echo \"level"
                    + " $LOG_LEVEL\"\n",
                "data/",
                ""),
            "level info"),
        example(
            "fairseq-preprocess",
            Map.of("corpus/train.de", "eins\n", "corpus/train.en", "one\n", "binarized/", ""),
            "binarized 2 lines"),
        example("llama-app", MODELS, model, "\"content\":\"a machine\""),
        example("llama-uv-worker", MODELS, model, "\"content\":\"hello\""),
        example("llm-curl-workflow", MODELS, model, "the model is loaded", "\"content\":\"hello\""),
        example("llm-curl-workflow-workdir", MODELS, model, "\"content\":\"a machine\""),
        example("minimal-batch", Map.of(), "hello from a Slurm job"),
        example("mpi-hello", Map.of(), "hello from rank 0 of 4", "hello from rank 3 of 4"),
        example("multi-node-mpi", Map.of(), "monitoring 2 nodes", "rank 3 of 4: pi"),
        example(
            "multi-node-torchrun", Map.of("train/train.py", "x\n"), "node 0 meets", "node 1 meets"),
        example("multi-stage-pipeline", Map.of(), "499500"),
        example(
            "postgres-etl",
            5432,
            Map.of(
                "etl/load.py",
                "[ -e '/installed/psycopg[binary]' ] && cat $1/rows && echo \"by $PGUSER\"\n",
                "data/rows",
                "a row\n"),
            "a row",
            "by etl"),
        example("training-checkpoints", Map.of("train/train.py", train), "trained"),
        example(
            "training-resume",
            Map.of("train/train.py", train, "state/", ""),
            "attempt 0, resuming: 0",
            "trained"),
        example("vllm-openai", WEB, Map.of("hf/", ""), "\"text\":\"a scheduler\""),
        example("vllm-uv-worker", WEB, Map.of("hf/", ""), "\"content\":\"hello\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("an example runs as it is shipped, its services in containers of their own images")
  void runs(Example example) throws IOException {
    alone(example.port(), () -> run(example));
  }

  private void run(Example example) throws IOException {
    Workspace workspace = workspace(example.name());
    for (Map.Entry<String, String> file : example.files().entrySet()) {
      Path place = workspace.directory().resolve(file.getKey());
      if (file.getKey().endsWith("/")) {
        Files.createDirectories(place);
      } else {
        Files.createDirectories(place.resolveSibling(""));
        Files.writeString(place, file.getValue());
      }
    }
    Result result = cli(workspace, "up").expect(0);
    assertThat(result.stdout()).contains(example.said());
    Job.newest(workspace).awaitEnd(Ending.SUCCEEDED);
  }

  @Test
  @DisplayName("every example that has an image is among them")
  void noneIsForgotten() throws IOException {
    List<String> names =
        Stream.concat(
                examples().map(Example::name),
                Stream.of("rendezvous-client", "rendezvous-model-server"))
            .toList();
    try (Stream<Path> files = Files.list(SHIPPED)) {
      List<String> shipped =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml") && !file.equals("quickstart.yaml"))
              .map(file -> file.replace(".yaml", ""))
              .toList();
      assertThat(names).containsExactlyInAnyOrderElementsOf(shipped);
    }
  }

  @Test
  @DisplayName("a job finds the server of another one by its name, as the two examples show it")
  void rendezvous() throws IOException {
    alone(WEB, this::find);
  }

  private void find() throws IOException {
    Workspace server = workspace("rendezvous-model-server");
    Job serving = Job.from(server, cli(server, "submit", "--format", "json").expect(0));
    serving.awaitEvent("endpoint.registered", "model");
    Workspace client = workspace("rendezvous-client");
    assertThat(cli(client, "up").expect(0).stdout()).contains("served");
    server.cli("cancel", "--job", serving.id()).expect(0);
    serving.awaitEnd(Ending.CANCELLED);
  }

  /** What is done while nobody else has a port. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void alone(int port, Work work) throws IOException {
    Lock lock = PORTS.computeIfAbsent(port, _ -> new ReentrantLock());
    if (port != 0) {
      lock.lock();
    }
    try {
      work.run();
    } finally {
      if (port != 0) {
        lock.unlock();
      }
    }
  }

  private Workspace workspace(String example) throws IOException {
    Path file = SHIPPED.resolve(example + ".yaml");
    Workspace workspace = Workspace.create(engine, Files.readString(file));
    Files.writeString(
        workspace.directory().resolve("site.yaml"),
        "x-slurm: {partition: debug, mem: 400M, cache_dir: %s, %s}\n%s\n"
            .formatted(
                site.images().cache(),
                ALLOCATION
                    .getOrDefault(example, "cpus_per_task: 2")
                    .formatted(workspace.directory()),
                SITE.getOrDefault(example, "")));
    Path beside = SHIPPED.resolve(example);
    if (Files.isDirectory(beside)) {
      Path copy = Files.createDirectory(workspace.directory().resolve(example));
      Files.copy(beside.resolve("worker.py"), copy.resolve("worker.py"));
    }
    return workspace;
  }

  private static Result cli(Workspace workspace, String command, String... more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("HOME", workspace.directory().toString());
    variables.put("ENROOT_STAND_IN_MIRROR", site.images().registry().address());
    List<String> words =
        Stream.concat(Stream.of(command, "-f", "compose.yaml", "-f", "site.yaml"), Stream.of(more))
            .toList();
    return workspace.cli(variables, words.toArray(String[]::new));
  }
}
