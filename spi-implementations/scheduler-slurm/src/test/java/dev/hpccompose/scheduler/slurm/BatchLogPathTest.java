package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the path of the batch log (S-078, S-270)")
class BatchLogPathTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "--output=logs/%x-%j.out, /submit/logs/my_job-42.out",
        "--output=/abs/%A.log, /abs/42.log",
        "--output=\"two words %j\", /submit/two words 42",
        "-o x%%j, /submit/x%j",
        "-ox.log, /submit/x.log"
      })
  void followsThePatternOfTheDirective(String directive, Path expected) throws IOException {
    assertThat(path("#SBATCH --job-name=my_job\n#SBATCH " + directive + "\n")).contains(expected);
  }

  @Test
  void hasSlurmsDefaultWithoutADirective() throws IOException {
    assertThat(path("#SBATCH --job-name=a\n")).contains(Path.of("/submit/slurm-42.out"));
  }

  @Test
  void letsTheLastDirectiveWinAndReadsNoneBehindTheFirstCommand() throws IOException {
    String script = "#SBATCH --output=a\n#SBATCH --output=b\n\n#SBATCH --output=c\n";
    assertThat(path(script)).contains(Path.of("/submit/b"));
  }

  @Test
  void isUnknownWhereOnlyTheJobItselfCanTell() throws IOException {
    assertThat(path("#SBATCH --output=%N.out\n")).isEqualTo(Optional.empty());
    assertThat(path("#SBATCH --output=%4j.out\n")).isEqualTo(Optional.empty());
  }

  private Optional<Path> path(String directives) throws IOException {
    Path script = directory.resolve("script");
    Files.writeString(script, "#!/bin/bash\n" + directives);
    return BatchLogPath.of(script, Path.of("/submit"), "42");
  }
}
