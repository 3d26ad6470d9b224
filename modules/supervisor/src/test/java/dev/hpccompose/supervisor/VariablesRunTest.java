package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.supervisor.VariableTable.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services get the variables of the table, and no others. */
@Timeout(60)
class VariablesRunTest {

  private static final VariableTable TABLE = VariableTable.get();
  private static final String TELL = "env | grep -oE '^(HPC_COMPOSE_|MASTER_)[A-Z0-9_]+='";

  @TempDir private Path directory;

  @Test
  void aPlainServiceGetsThoseThatEveryServiceGets() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", TELL));
    assertThat(job.run()).isZero();
    assertThat(told(job)).containsExactlyInAnyOrderElementsOf(names(TABLE.always()));
  }

  @Test
  void aParallelServiceOfAResumedJobWithAnEndpointGetsThoseToo() throws IOException {
    Path place = Files.createDirectories(directory.resolve("cache/rendezvous/model"));
    Files.writeString(
        place.resolve("latest.json"),
        "{\"host\":\"n7\",\"port\":80,\"expires_at\":\"2999-01-01T00:00:00Z\"}");
    ScriptJob job =
        ScriptJob.of(
            directory,
            JobDraft.of(Draft.of("app", TELL).with("HC_TASKS", 2))
                .resumes(directory.resolve("shared"))
                .cache(directory.resolve("cache"))
                .needs("model", Duration.ofSeconds(20)));
    assertThat(job.run()).isZero();
    List<String> expected = new ArrayList<>(names(TABLE.always()));
    expected.addAll(names(TABLE.resume()));
    expected.addAll(names(TABLE.parallel()));
    TABLE.parallel().forEach(variable -> expected.add(variable.alias()));
    names(TABLE.rendezvous()).forEach(name -> expected.add(name.replace("<NAME>", "MODEL")));
    assertThat(told(job)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Stream<String> told(ScriptJob job) {
    return job.read("logs/app.log").lines().map(line -> line.replace("=", ""));
  }

  private static List<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::name).toList();
  }
}
