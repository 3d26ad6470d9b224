package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Event;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the supervisor does besides running services, on whatever engine. */
abstract class FeatureScenarios {

  private static final JsonMapper JSON = new JsonMapper();

  private final Engine engine;

  FeatureScenarios(Engine engine) {
    this.engine = engine;
  }

  /** Asserts what was sampled of the steps. */
  abstract void assertSamples(Path metrics, History history);

  @Test
  @DisplayName("samples, artifacts and resume of one job (S-159, S-172, S-174, S-180, S-182)")
  void keepsWhatAJobMade() {
    Workspace workspace =
        Workspace.create(
            engine,
            """
            name: features
            runtime: {backend: host}
            services:
              init:
                command: |
                  mkdir -p "$HPC_COMPOSE_JOB_DIR/out/deep"
                  echo weights > "$HPC_COMPOSE_JOB_DIR/out/deep/model.pt"
              server:
                stop_signal: USR1
                logging: {options: {max-size: 64k}}
                command: |
                  trap 'echo asked to stop; exit 0' USR1
                  echo up
                  while :; do sleep 0.2; done
                readiness: {type: log, pattern: "^up$"}
              app:
                depends_on:
                  init: {condition: service_completed_successfully}
                  server: {condition: service_healthy}
                command: |
                  sleep 3
                  cat "$HPC_COMPOSE_JOB_DIR/out/deep/model.pt"
                  echo "attempt $HPC_COMPOSE_ATTEMPT resumes $HPC_COMPOSE_IS_RESUME in $HPC_COMPOSE_RESUME_DIR"
            x-slurm:
              time: "00:05:00"
              main: app
              metrics: {interval_seconds: 1, collectors: [slurm]}
              resume: {path: %1$s}
              artifacts:
                export_dir: ./results
                paths: ["/hpc-compose/job/out/**/*.pt"]
                bundles: {logs: {paths: ["/hpc-compose/job/logs/*"]}}
            """
                .formatted(Path.of("target/it/shared").toAbsolutePath()));
    History history = run(workspace, Ending.SUCCEEDED);
    Job job = Job.newest(workspace);

    history.assertOrder(
        "sampling.started",
        "service.exited init",
        "service.started app",
        "teardown.started",
        "service.stopped server",
        "artifacts.collected",
        "attempt.finished");
    Event stopped = history.of("service.stopped", "server").getFirst();
    assertThat(stopped.number("exit_code")).as("%s", stopped).isZero();
    assertThat(job.log("server")).contains("asked to stop");
    assertThat(job.log("app")).contains("weights", "attempt 0 resumes 0 in /");
    JsonNode manifest = JSON.readTree(text(job.directory().resolve("artifacts/manifest.json")));
    assertThat(manifest.path("warnings").size()).as("%s", manifest).isZero();
    assertThat(texts(manifest.path("files"), "path"))
        .containsExactlyInAnyOrder(
            "out/deep/model.pt", "logs/init.log", "logs/server.log", "logs/app.log");
    assertThat(text(job.directory().resolve("artifacts/payload/default/out/deep/model.pt")))
        .isEqualTo("weights\n");
    assertThat(job.directory().resolve("attempts/0/logs/app.log")).exists();
    assertSamples(job.directory().resolve("metrics"), history);
  }

  @Test
  @DisplayName(
      "a job waits for the endpoint of another one; an older provider takes away nothing of a newer"
          + " one (S-116 to S-121)")
  void findsTheEndpointOfAnotherJob() {
    Workspace one = provider("./cache");
    Path cache = one.directory().resolve("cache");
    Workspace client =
        Workspace.create(
            engine,
            """
            name: client
            runtime: {backend: host}
            services:
              app:
                command: echo "found $HPC_COMPOSE_RDZV_MODEL_SERVER_URL"
            x-slurm: {time: "00:05:00", cache_dir: %s, rendezvous: {name: model-server, timeout_seconds: 60}}
            """
                .formatted(cache));
    Job waiting = client.submit();
    waiting.awaitEvent("service.waiting", "app");

    Job older = one.submit();
    older.awaitEvent("endpoint.registered", "model");
    assertThat(older.history().of("service.ready", "model")).hasSize(1);
    waiting.awaitEnd(Ending.SUCCEEDED);
    String url = waiting.log("app").replace("found ", "").strip();
    assertThat(url).startsWith("http://").endsWith(":8123/v1");

    Workspace two = provider(cache.toString());
    Job newer = two.submit();
    newer.awaitEvent("endpoint.registered", "model");
    Path latest = cache.resolve("rendezvous/model-server/latest.json");
    assertThat(json(text(latest)).path("job_id").asString()).isEqualTo(newer.id());
    assertThat(end(older).json().path("owned").asBoolean(true)).isFalse();
    assertThat(json(text(latest)).path("job_id").asString()).isEqualTo(newer.id());
    assertThat(end(newer).json().path("owned").asBoolean(false)).isTrue();
    assertThat(latest).doesNotExist();
  }

  private Workspace provider(String cache) {
    return Workspace.create(
        engine,
        """
        name: provider
        runtime: {backend: host}
        services:
          model:
            command: |
              echo up
              sleep 600
            readiness: {type: log, pattern: "^up$"}
            x-slurm:
              rendezvous: {register: {name: model-server, port: 8123, path: /v1}}
        x-slurm: {time: "00:05:00", cache_dir: %s}
        """
            .formatted(cache));
  }

  /** Cancels a provider, and gives the fact that it withdrew its endpoint. */
  private static Event end(Job provider) {
    provider.workspace().cli("cancel", "--job", provider.id()).expect(0);
    return provider.awaitEnd(Ending.CANCELLED).of("endpoint.deregistered", "model").getFirst();
  }

  private static History run(Workspace workspace, Ending ending) {
    Result result = workspace.up();
    assertThat(result.exit()).as("%s", result).isEqualTo(ending.exitCode());
    return Job.newest(workspace).awaitEnd(ending);
  }

  static List<String> texts(JsonNode list, String member) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(node -> node.path(member).asString(""))
        .toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String line) {
    return JSON.readTree(line);
  }
}
