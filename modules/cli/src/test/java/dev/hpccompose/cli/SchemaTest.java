package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents and their schemas; those of running jobs are checked where jobs run. */
class SchemaTest {

  @TempDir Path directory;

  @BeforeEach
  void world() {
    World.copyTo(directory);
  }

  @Test
  void everySchemaIsPrintedAndDemandsTheVersion() {
    for (String name : Schemas.NAMES) {
      Shell.Result printed = new Shell(directory).run("schema", "--output", name);
      assertThat(printed.exitCode()).isZero();
      Schema schema = Schema.parse(printed.out());
      assertThat(schema.violations("{}")).contains("$ lacks schema_version");
    }
  }

  @Test
  @DisplayName("documents of commands without a job follow their schemas (S-027, D-12)")
  void documentsFollowTheirSchemas() {
    follows("validate", "validate", "--json");
    follows("validate", "validate", "--format=json", "-f", "two-errors.yaml");
    follows("validate", "validate", "--json", "-f", "nope.yaml");
    follows("plan", "plan", "--json");
    follows("inspect", "inspect", "--json", "-f", "secrets.yaml");
    follows("dependencies", "inspect", "--dependencies", "json");
    follows("dependencies", "inspect", "--dependencies", "--json");
    follows("config", "config", "--json", "-f", "secrets.yaml");
    follows("submit", "submit", "--dry-run", "--json");
  }

  @Test
  void aViolationIsSeen() {
    Schema schema = Schema.parse(Schemas.of("validate").orElseThrow());
    assertThat(
            schema.violations(
                """
                {"schema_version":2,"valid":"yes","file":null,"more":1,
                 "diagnostics":[{"severity":"bad"}]}
                """))
        .contains("$.schema_version is not 1", "$.more is not in the schema")
        .contains("$.valid has the wrong type: \"yes\"", "$.file has the wrong type: null")
        .contains("$.diagnostics[0].severity is no legal word: \"bad\"")
        .contains("$.diagnostics[0] lacks code");
  }

  private void follows(String name, String... args) {
    String document = new Shell(directory).run(args).out();
    assertThat(Schema.parse(Schemas.of(name).orElseThrow()).violations(document)).isEmpty();
  }
}
