package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.images.ImageNeeds;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with Slurm; the real one is asked in PreflightSlurmIT. */
class SlurmChecksTest {

  /** As scontrol(1) of Slurm 22.05 prints it. */
  private static final String CONFIG =
      """
      Configuration data as of 2026-11-21T10:00:00
      AccountingStorageType   = accounting_storage/none
      ClusterName             = lab
      JobAcctGatherType       = jobacct_gather/none
      JobCompType             = jobcomp/none
      KillWait                = 3 sec
      MaxJobCount             = 10000
      MinJobAge               = 30 sec
      ProctrackType           = proctrack/linuxproc
      SLURM_VERSION           = 22.05.8
      """;

  /** As {@code scontrol --all --oneliner show partition} prints it, shortened. */
  private static final String PARTITIONS =
      """
      PartitionName=debug AllowGroups=ALL Default=YES MaxTime=UNLIMITED Nodes=n[1-2] State=UP
      PartitionName=gpu AllowGroups=ai Default=NO MaxTime=1-00:00:00 Nodes=g1 State=DRAIN
      """;

  @TempDir Path directory;
  private FakeSlurm slurm;

  @BeforeEach
  void cluster() {
    slurm = FakeSlurm.in(directory);
  }

  private List<Finding> findings(CheckId id, Optional<Plan> plan, Map<String, String> environment) {
    CheckSubject subject =
        new CheckSubject(
            plan,
            new ImageNeeds(plan, "1", Mode.MISSING),
            directory,
            CacheDirectory.given(directory),
            new SlurmClient(environment),
            environment);
    List<Finding> findings = new ArrayList<>();
    for (Check check : new SlurmChecks().checks(subject)) {
      try {
        findings.addAll(check.id() == id ? check.look().at() : List.of());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return findings;
  }

  private List<Finding> findings(CheckId id, Optional<Plan> plan) {
    return findings(id, plan, slurm.environment());
  }

  private static Optional<Plan> plan(int nodes, Map<String, String> options) {
    OptionalInt none = OptionalInt.empty();
    Allocation allocation =
        new Allocation(nodes, none, none, none, Optional.empty(), options, List.of());
    List<ServicePlan> services = List.of();
    Path file = Path.of("/compose.yaml");
    return Optional.of(
        new Plan("job", file, "host", allocation, file, List.of(), services, Optional.empty()));
  }

  @Test
  @DisplayName("a missing binary is named, with the option that names another one (S-046, S-056)")
  void missing() {
    Map<String, String> nothing = Map.of("PATH", "/nowhere");
    assertThat(findings(CheckId.TOOL_SBATCH, plan(1, Map.of()), nothing))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Blocker.class,
            blocker -> {
              assertThat(blocker.found()).isEqualTo("required binary 'sbatch' was not found");
              assertThat(blocker.advice()).contains("--sbatch-bin PATH");
            });
    assertThat(findings(CheckId.TOOL_SRUN, plan(1, Map.of()), nothing))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.found()).isEqualTo("required binary 'srun' was not found"));
    assertThat(findings(CheckId.TOOL_SBATCH, plan(1, Map.of())))
        .hasOnlyElementsOfType(Finding.Passed.class);
  }

  @Test
  @DisplayName("a tool that was named and cannot be executed is told as that (S-056)")
  void named() {
    Map<String, String> environment = new HashMap<>(slurm.environment());
    environment.put("HPC_COMPOSE_SRUN_BIN", "/no/srun");
    assertThat(findings(CheckId.TOOL_SRUN, plan(1, Map.of()), environment))
        .singleElement()
        .satisfies(finding -> assertThat(finding.found()).startsWith("'/no/srun' was named"));
  }

  @Test
  @DisplayName("scontrol is wanted for jobs of several nodes, and not otherwise (S-047)")
  void scontrol() {
    assertThat(findings(CheckId.TOOL_SCONTROL, plan(1, Map.of()))).isEmpty();
    Map<String, String> bare = Map.of("PATH", slurm.home().resolve("bin").toString());
    assertThat(findings(CheckId.TOOL_SCONTROL, plan(2, Map.of()), bare))
        .hasOnlyElementsOfType(Finding.Blocker.class)
        .hasSize(1);
    slurm.with("scontrol", "true");
    assertThat(findings(CheckId.TOOL_SCONTROL, plan(2, Map.of()), bare))
        .hasOnlyElementsOfType(Finding.Passed.class);
  }

  @Test
  @DisplayName("a log directory that does not exist would end the job without a word")
  void logDirectory() throws IOException {
    Path logs = directory.resolve("x");
    assertThat(
            new LogDirectory(plan(1, Map.of("output", "out/%j.log")).orElseThrow(), Path.of("/srv"))
                .findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.Blocker.class,
            blocker -> assertThat(blocker.advice()).isEqualTo("create it: mkdir -p /srv/out"));
    assertThat(findings(CheckId.LOG_DIRECTORY, plan(1, Map.of("output", logs + "/a.log"))))
        .singleElement()
        .satisfies(finding -> assertThat(finding.found()).contains("on the disk of one node"));
    assertThat(findings(CheckId.LOG_DIRECTORY, plan(1, Map.of("output", "%x/a.log")))).isEmpty();
    assertThat(findings(CheckId.LOG_DIRECTORY, plan(1, Map.of("error", "/dev/null")))).isEmpty();
    assertThat(
            new LogDirectory(
                    plan(1, Map.of("output", "a.log", "chdir", "/usr")).orElseThrow(), directory)
                .findings())
        .extracting(Finding::found)
        .containsExactly("the log directory /usr can be written to");
  }

  @Test
  @DisplayName("what the controller is set to is told, and what of it a job may suffer from")
  void settings() {
    slurm.with("scontrol", "cat <<'END'\n" + CONFIG + "END\n");
    List<Finding> findings = findings(CheckId.SLURM_CONFIGURATION, plan(1, Map.of()));
    assertThat(findings.getFirst().found())
        .contains("ClusterName=lab", "KillWait=3s", "MaxJobCount=10000");
    assertThat(findings)
        .filteredOn(Finding.Warning.class::isInstance)
        .extracting(Finding::found)
        .containsExactly(
            "Slurm keeps no accounting and forgets a job after 30 s",
            "processes are tracked with proctrack/linuxproc, not with control groups");
  }

  @Test
  @DisplayName("a partition that is not there is in the way, and those that are there are named")
  void partitions() {
    slurm.with("scontrol", "cat <<'END'\n" + PARTITIONS + "END\n");
    assertThat(findings(CheckId.SLURM_PARTITION, plan(1, Map.of("partition", "debug,gpuu"))))
        .containsExactly(
            new Finding.Passed("the partition debug takes jobs"),
            new Finding.Blocker(
                "there is no partition 'gpuu'",
                "sbatch refuses the job",
                "partitions here: debug, gpu"));
    assertThat(findings(CheckId.SLURM_PARTITION, plan(1, Map.of("partition", "gpu"))))
        .singleElement()
        .isInstanceOf(Finding.Warning.class)
        .satisfies(finding -> assertThat(finding.found()).isEqualTo("the partition gpu is DRAIN"));
    assertThat(findings(CheckId.SLURM_PARTITION, plan(1, Map.of()))).isEmpty();
    assertThat(findings(CheckId.SLURM_PARTITION, plan(1, Map.of("clusters", "other")))).isEmpty();
    slurm.with("scontrol", "cat <<'END'\n" + PARTITIONS.replace("=YES", "=NO") + "END\n");
    assertThat(findings(CheckId.SLURM_PARTITION, plan(1, Map.of())))
        .hasOnlyElementsOfType(Finding.Warning.class)
        .hasSize(1);
    slurm.with("scontrol", "exit 1");
    assertThat(findings(CheckId.SLURM_PARTITION, plan(1, Map.of("partition", "gpuu")))).isEmpty();
  }

  @Test
  @DisplayName("a controller that does not answer is in the way")
  void silence() {
    slurm.with("scontrol", "echo 'slurm_load_ctl_conf error: Unable to contact' >&2; exit 1");
    assertThat(findings(CheckId.SLURM_CONFIGURATION, Optional.empty()))
        .singleElement()
        .isInstanceOf(Finding.Blocker.class)
        .satisfies(finding -> assertThat(finding.found()).contains("Unable to contact"));
  }

  @Test
  @DisplayName("versions are told, with what is special about them")
  void versions() {
    for (String version : List.of("22.05.8", "24.11.5", "26.05.5")) {
      slurm.with("sbatch", "echo slurm-wlm " + version);
      assertThat(findings(CheckId.SLURM_VERSION, Optional.empty()))
          .singleElement()
          .isInstanceOf(Finding.Passed.class)
          .satisfies(finding -> assertThat(finding.found()).startsWith("Slurm " + version));
    }
    slurm.with("sbatch", "echo slurm 19.05.2");
    assertThat(findings(CheckId.SLURM_VERSION, Optional.empty()))
        .hasOnlyElementsOfType(Finding.Warning.class);
  }

  @Test
  @DisplayName("the help of srun is read once, however many ask for its options (S-057)")
  void helpIsReadOnce() {
    slurm.with("srun", "echo x >> \"$FAKE_SLURM/helped\"; echo ' --overlap'");
    SlurmClient client = new SlurmClient(slurm.environment());
    assertThat(client.unsupported(List.of("--container-image")))
        .contains("srun does not advertise --container-image");
    assertThat(client.unsupported(List.of("--overlap"))).isEmpty();
    assertThat(slurm.home().resolve("helped")).hasContent("x");
  }
}
