package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AllocationRunTest {

  private static final String TELL =
      "echo $HPC_COMPOSE_PRIMARY_NODE; echo $HPC_COMPOSE_NODE_COUNT; echo $HPC_COMPOSE_NODELIST; "
          + "cat $HPC_COMPOSE_NODELIST_FILE";

  @TempDir private Path directory;

  @Test
  @DisplayName("every service knows the node of a single-node job (S-184, S-185, S-186, S-187)")
  void everyServiceOfASingleNodeKnowsIt() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("one", TELL), Draft.of("two", TELL));
    assertThat(job.run()).isZero();
    String host = job.fact(AttemptStarted.class).host();
    String told = "%s\n1\n%s\n%s\n".formatted(host, host, host);
    assertThat(List.of(job.read("logs/one.log"), job.read("logs/two.log")))
        .containsExactly(told, told);
  }

  @Test
  @DisplayName(
      "the nodes of the allocation are variables and files (S-184, S-185, S-186, S-187, S-188)")
  void theNodesOfAnAllocationAreTold() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", TELL)).nodes("n1", "n2", "n3");
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/app.log")).isEqualTo("n1\n3\nn1,n2,n3\nn1\nn2\nn3\n");
    assertThat(job.read("allocation/primary_node")).isEqualTo("n1\n");
    assertThat(job.read("allocation/nodes.txt")).isEqualTo("n1\nn2\nn3\n");
  }

  @Test
  @DisplayName("the log of my.app is logs/my_x2e_app.log (S-268, S-269)")
  void eachServiceHasALogUnderItsEncodedName() {
    ScriptJob job =
        ScriptJob.of(
            directory,
            Draft.of("my.app", "echo out; echo error >&2"),
            Draft.of("a-b_C9", "echo other"));
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/my_x2e_app.log")).isEqualTo("out\nerror\n");
    assertThat(job.read("logs/a-b_C9.log")).isEqualTo("other\n");
  }
}
