package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.ServiceEvent.ServicePortTaken;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the tasks of a parallel service meet, and ports that others have already. */
@Timeout(60)
class MeetingPointRunTest {

  private static final String TELL =
      "echo $MASTER_ADDR $MASTER_PORT $HPC_COMPOSE_MASTER_ADDR $HPC_COMPOSE_MASTER_PORT";

  @TempDir private Path directory;

  @Test
  @DisplayName("J-55 a parallel service meets at a port that no outgoing connection is given")
  void aParallelServiceIsToldWhereItsTasksMeet() throws IOException {
    String locked = "; test -L /tmp/hpc-compose-port-$MASTER_PORT && echo locked";
    ScriptJob job = job(parallel(Draft.of("train", TELL + locked)), Draft.of("app", TELL));
    assertThat(job.run()).as(job::said).isZero();
    int port = port(job);
    String host = job.fact(AttemptStarted.class).host();
    assertThat(job.read("logs/train.log"))
        .isEqualTo("%s %d %s %d\nlocked\n".formatted(host, port, host, port));
    assertThat(job.read("logs/app.log")).isEqualTo("\n");
    assertThat(isGivenToConnections(port)).isFalse();
    Path lock = Path.of("/tmp/hpc-compose-port-" + port);
    assertThat(Files.exists(lock, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  @DisplayName("What a program of the submitting shell met at is forgotten; what setup says is not")
  void onlyTheJobItselfMayChooseThePort() {
    ScriptJob job =
        ScriptJob.of(
                directory,
                JobDraft.of(parallel(Draft.of("train", TELL))).setup("export MASTER_PORT=4711"))
            .with("MASTER_ADDR", "elsewhere")
            .with("RANK", "7");
    assertThat(job.run()).isZero();
    String host = job.fact(AttemptStarted.class).host();
    assertThat(job.read("logs/train.log"))
        .isEqualTo("%s 4711 %s %d\n".formatted(host, host, port(job)));
  }

  @Test
  @DisplayName("The tasks are dealt to the nodes of the host file as srun deals them")
  void theHostFileHasALineForEachNode() {
    ScriptJob job =
        ScriptJob.of(
                directory,
                JobDraft.of(Draft.of("mpi", "cat $HPC_COMPOSE_HOSTFILE").with("HC_TASKS", 8))
                    .with("HC_SLOTS", 8))
            .nodes("n1", "n07", "b");
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/mpi.log")).isEqualTo("n1 slots=3\nn07 slots=3\nb slots=2\n");
  }

  @Test
  @DisplayName("A declared port that somebody listens on is told at the start, with who waits")
  void aTakenPortIsToldAtTheStart() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      int port = other.getLocalPort();
      Draft server = Draft.of("server", "true").with("HC_PORTS", "1 " + port);
      ScriptJob job = job(server, Draft.of("client", "true").afterSuccess("server"));
      assertThat(job.run()).isZero();
      assertThat(job.facts(ServicePortTaken.class))
          .containsExactly(
              new ServicePortTaken("server", 1, port, Optional.empty(), List.of("client")));
    }
  }

  @Test
  @DisplayName("A launch whose port was taken in the meantime meets at another one")
  void aRelaunchFindsItsPortFree() {
    String first =
        """
        echo $MASTER_PORT
        test -e "$HPC_COMPOSE_JOB_DIR/again" && exit
        touch "$HPC_COMPOSE_JOB_DIR/again"
        setsid perl -MIO::Socket::INET -e '
          my $server = IO::Socket::INET->new(LocalPort => $ENV{MASTER_PORT}, Listen => 1) or die;
          open my $up, ">", "$ENV{HPC_COMPOSE_JOB_DIR}/up";
          sleep 60;' >/dev/null 2>&1 &
        until test -e "$HPC_COMPOSE_JOB_DIR/up"; do sleep 0.1; done
        exit 1
        """;
    ScriptJob job = job(parallel(Draft.of("train", first).restarts(1, Duration.ofMillis(10))));
    assertThat(job.run()).as(job::said).isZero();
    ServicePortTaken taken = job.fact(ServicePortTaken.class);
    assertThat(taken.launch()).isEqualTo(2);
    assertThat(taken.instead()).contains(port(job));
    assertThat(job.read("logs/train.log"))
        .startsWith(taken.port() + "\n")
        .endsWith("\n" + port(job) + "\n");
  }

  /** The kernel gives such a file to one read only. */
  private static boolean isGivenToConnections(int port) throws IOException {
    try (InputStream in = new FileInputStream("/proc/sys/net/ipv4/ip_local_port_range")) {
      String[] range = new String(in.readNBytes(64), StandardCharsets.US_ASCII).split("\\s");
      return port >= Integer.parseInt(range[0]) && port <= Integer.parseInt(range[1]);
    }
  }

  /** As the helpers of the job find it. */
  private static int port(ScriptJob job) {
    String line = job.read("allocation/ports.txt");
    assertThat(line).matches("train [0-9]+\n");
    return Integer.parseInt(line.substring(6).strip());
  }

  private static Draft parallel(Draft draft) {
    return draft.with("HC_TASKS", 2);
  }

  private ScriptJob job(Draft... services) {
    return ScriptJob.of(directory, services);
  }
}
