package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.EndpointResolved;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.ServiceEvent.EndpointDeregistered;
import dev.hpccompose.events.ServiceEvent.EndpointRegistered;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import dev.hpccompose.events.TeardownReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RendezvousRunTest {

  private static final String LATER = "2999-01-01T00:00:00Z";
  private static final String NAME = "model-server";

  @TempDir private Path directory;
  private Path cache;

  @BeforeEach
  void chooseCache() {
    cache = directory.resolve("the 'cache'");
  }

  @Test
  @DisplayName("a client gets variables of the endpoint, general and by name (S-119, S-120, S-121)")
  void aClientFindsWhatAnotherJobOffers() throws IOException {
    offer(NAME, record("other", LATER));
    offer("a.b", record("other", LATER).replace("node7", "node8"));
    ScriptJob job =
        clientOf(
            List.of(NAME, "a.b"),
            "echo $HPC_COMPOSE_RDZV_URL $HPC_COMPOSE_RDZV_HOST $HPC_COMPOSE_RDZV_PORT; "
                + "echo $HPC_COMPOSE_RDZV_MODEL_SERVER_URL $HPC_COMPOSE_RDZV_MODEL_SERVER_HOST "
                + "$HPC_COMPOSE_RDZV_MODEL_SERVER_PORT; echo $HPC_COMPOSE_RDZV_A_B_HOST");
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/app.log"))
        .isEqualTo(
            """
            http://node7:8000/v1?a=*&b node7 8000
            http://node7:8000/v1?a=*&b node7 8000
            node8
            """);
    EndpointResolved found = job.fact(EndpointResolved.class);
    assertThat(found.name()).isEqualTo(NAME);
    assertThat(found.url()).isEqualTo("http://node7:8000/v1?a=*&b");
    assertThat(found.jobId()).isEqualTo("4700");
  }

  @Test
  @DisplayName("services wait until the endpoint is there (S-119)")
  void servicesStartWhenTheEndpointIsThere() throws IOException {
    ScriptJob job = clientOf(List.of(NAME), "echo $HPC_COMPOSE_RDZV_PORT");
    try (ScriptJob.Running running = job.start()) {
      assertThat(running.await(ServiceWaiting.class))
          .isEqualTo(new ServiceWaiting("app", List.of("rendezvous " + NAME)));
      offer(NAME, record("other", LATER));
      assertThat(running.exitCode()).isZero();
    }
    assertThat(job.position(job.fact(EndpointResolved.class)))
        .isLessThan(job.position(job.fact(ServiceStarted.class)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"host\":\"node7\",\"port\":8000,\"expires_at\":\"2020-01-01T00:00:00Z\"}",
        "{\"host\":\"node7\",\"port\":8000}",
        "{\"host\":\"node7; touch pwned\",\"port\":8000,\"expires_at\":\"2999-01-01T00:00:00Z\"}",
        "{\"host\":\"node7\",\"port\":\"x\",\"expires_at\":\"2999-01-01T00:00:00Z\"}",
        "{\"host",
        ""
      })
  @DisplayName("an expired or damaged record is none: the job ends at its deadline (S-122)")
  void aRecordThatDoesNotHoldIsNotUsed(String text) throws IOException {
    offer(NAME, text);
    ScriptJob job = client(List.of(NAME), Duration.ofMillis(1200), "true");
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.fact(TeardownStarted.class))
        .isEqualTo(new TeardownStarted(TeardownReason.ENDPOINT_MISSING, Optional.empty()));
    assertThat(job.facts(ServiceStarted.class)).isEmpty();
    assertThat(job.said()).contains("no job offers the endpoint model-server");
  }

  @Test
  void aRecordWithoutAnUrlIsPutTogether() throws IOException {
    offer(
        NAME,
        "{ \"host\" : \"node7\",\n"
            + " \"port\" : 8000, \"protocol\":\"tcp\", \"path\":\"\\/x\", \"expires_at\" : \""
            + LATER
            + "\" }");
    ScriptJob job = clientOf(List.of(NAME), "echo $HPC_COMPOSE_RDZV_URL");
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/app.log")).isEqualTo("tcp://node7:8000/x\n");
  }

  @Test
  @DisplayName("an endpoint is registered after the readiness check passed, not before (S-117)")
  void aProviderRegistersWhenItIsReady() throws IOException {
    Draft server =
        Draft.of("model", "sleep 0.3; echo up; while :; do sleep 0.05; done")
            .says("up")
            .registers(NAME, Duration.ofSeconds(60));
    ScriptJob job = provider(server);
    try (ScriptJob.Running running = job.start()) {
      EndpointRegistered registered = running.await(EndpointRegistered.class);
      String host = job.fact(AttemptStarted.class).host();
      assertThat(registered.url()).isEqualTo("http://" + host + ":8000/v1");
      assertThat(registered.expiresAt())
          .isBetween(Instant.now().plusSeconds(40), Instant.now().plusSeconds(61));
      assertThat(job.position(job.fact(ServiceReady.class))).isBetween(0, job.position(registered));
      assertThat(Files.readString(latest()))
          .startsWith(
              "{\"schema_version\":1,\"name\":\"model-server\",\"host\":\"%s\",\"port\":8000,\"protocol\":\"http\",\"path\":\"/v1\",\"url\":\"http://%s:8000/v1\",\"job_id\":\""
                  .formatted(host, host))
          .contains("\"run_id\":\"" + job.runId() + "\",\"service\":\"model\"");
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(job.fact(EndpointDeregistered.class))
        .isEqualTo(new EndpointDeregistered("model", NAME, true));
    assertThat(latest()).doesNotExist();
    assertThat(history()).hasSize(1);
  }

  @Test
  @DisplayName(
      "without a readiness check an endpoint is registered at the start, and renewed (S-116)")
  void aRecordIsRenewedWhileItsServiceRuns() {
    ScriptJob job =
        provider(
            Draft.of("model", "while :; do sleep 0.05; done")
                .registers(NAME, Duration.ofSeconds(3)));
    try (ScriptJob.Running running = job.start()) {
      EndpointRegistered registered = running.await(EndpointRegistered.class);
      String renewed =
          running.await(
              () ->
                  Optional.of(ScriptJob.contentOf(latest()))
                      .filter(text -> !text.contains(registered.expiresAt().toString())));
      assertThat(renewed).contains("\"service\":\"model\"");
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(job.facts(EndpointRegistered.class)).hasSize(1);
  }

  @Test
  @DisplayName("a newer provider's record survives the end of an older job (S-118)")
  void theRecordOfAnotherJobIsLeftAlone() throws IOException {
    ScriptJob job =
        provider(
            Draft.of("model", "while :; do sleep 0.05; done")
                .registers(NAME, Duration.ofSeconds(2)));
    String newer = record("newer", LATER);
    try (ScriptJob.Running running = job.start()) {
      running.await(EndpointRegistered.class);
      offer(NAME, newer);
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
    assertThat(Files.readString(latest())).isEqualTo(newer);
    assertThat(job.fact(EndpointDeregistered.class))
        .isEqualTo(new EndpointDeregistered("model", NAME, false));
  }

  @Test
  void aServiceThatEndsOffersNothingAnyMore() throws IOException {
    Draft model = Draft.of("model", "sleep 0.5").registers(NAME, Duration.ofSeconds(60));
    ScriptJob job = provider(model, Draft.of("other", "sleep 1.5"));
    assertThat(job.run()).isZero();
    assertThat(job.position(job.fact(EndpointDeregistered.class)))
        .isBetween(0, job.position(job.fact(TeardownStarted.class)));
    assertThat(latest()).doesNotExist();
  }

  @Test
  void aCacheThatCannotBeWrittenDoesNotFailTheJob() throws IOException {
    Files.writeString(cache, "a file");
    ScriptJob job =
        provider(Draft.of("model", "sleep 0.3").registers(NAME, Duration.ofSeconds(60)));
    assertThat(job.run()).isZero();
    assertThat(job.said()).contains("mkdir");
  }

  private ScriptJob clientOf(List<String> names, String command) {
    return client(names, Duration.ofSeconds(20), command);
  }

  private ScriptJob client(List<String> names, Duration timeout, String command) {
    JobDraft draft = JobDraft.of(Draft.of("app", command)).cache(cache);
    for (String name : names) {
      draft = draft.needs(name, timeout);
    }
    return ScriptJob.of(directory, draft);
  }

  private ScriptJob provider(Draft... services) {
    return ScriptJob.of(directory, JobDraft.of(services).cache(cache));
  }

  private Path latest() {
    return cache.resolve("rendezvous").resolve(NAME).resolve("latest.json");
  }

  private List<Path> history() throws IOException {
    try (Stream<Path> files = Files.list(latest().getParent())) {
      return files.filter(file -> !file.equals(latest())).toList();
    }
  }

  private void offer(String name, String text) throws IOException {
    Path place = Files.createDirectories(cache.resolve("rendezvous").resolve(name));
    Path temporary = Files.writeString(place.resolve("new"), text);
    Files.move(
        temporary,
        place.resolve("latest.json"),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static String record(String run, String expires) {
    return """
    {"schema_version":1,"name":"x","host":"node7","port":8000,"protocol":"http","path":"/v1",\
    "url":"http://node7:8000/v1?a=*&b","job_id":"4700","run_id":"%s","service":"s",\
    "registered_at":"2026-01-01T00:00:00Z","expires_at":"%s"}
    """
        .formatted(run, expires);
  }
}
