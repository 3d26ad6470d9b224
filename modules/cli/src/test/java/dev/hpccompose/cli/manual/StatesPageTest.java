package dev.hpccompose.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import dev.hpccompose.supervisor.StateTable;
import dev.hpccompose.tracking.CauseType;
import dev.hpccompose.tracking.JobState;
import dev.hpccompose.tracking.ServiceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for jobs, services and causes are those of the enums, on the page and in schemas. */
class StatesPageTest {

  private static final Path PAGE = Path.of("../../docs/reference/states.md");
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|");
  private static final Pattern WORDS = Pattern.compile("\"enum\"\\s*:\\s*\\[([^]]*)]");

  private static final List<String> JOB =
      Arrays.stream(JobState.values()).map(JobState::word).toList();
  private static final List<String> SERVICE =
      Arrays.stream(ServiceState.values()).map(ServiceState::word).toList();
  private static final List<String> CAUSE =
      Arrays.stream(CauseType.values()).map(CauseType::word).toList();

  @Test
  void thePageExplainsEveryWordAndNoOther() throws IOException {
    List<List<String>> tables = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith("|---")) {
        tables.add(new ArrayList<>());
      } else if (row.find()) {
        tables.getLast().add(row.group(1));
      }
    }
    assertThat(tables).containsExactly(JOB, SERVICE, CAUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "ps"})
  void theSchemasOfStatusAndPsAllowTheseWordsAndNoOthers(String document) {
    assertThat(enums(document)).contains(JOB, SERVICE, CAUSE);
    assertThat(enums(document)).filteredOn(CAUSE::equals).hasSize(2);
  }

  @Test
  void theSchemasOfJobsAndCheckpointsAllowTheseWordsAndNoOthers() {
    assertThat(enums("jobs")).contains(JOB);
    assertThat(enums("checkpoints")).contains(JOB, CAUSE);
  }

  @Test
  void theTableOfTheSupervisorHasTheStatesOfServicesAndNoOthers() {
    assertThat(StateTable.get().shownStates()).containsExactlyInAnyOrderElementsOf(SERVICE);
  }

  private static List<List<String>> enums(String document) {
    return WORDS
        .matcher(Schemas.of(document).orElseThrow())
        .results()
        .map(found -> Arrays.asList(found.group(1).strip().replace("\"", "").split("\\s*,\\s*")))
        .toList();
  }
}
