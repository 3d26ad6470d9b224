package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("names of services in file names (D-9, S-269)")
class TokenPlanTest {

  @TempDir Path directory;

  @Test
  void plainNamesStay() {
    assertThat(tokens("aZ09_-")).containsExactly("aZ09_-");
  }

  @Test
  void everyOtherByteIsEncoded() {
    assertThat(tokens("my.app", "a b", "../x", "\u00e9"))
        .containsExactly("my_x2e_app", "a_x20_b", "_x2e__x2e__x2f_x", "_xc3__xa9_");
  }

  @Test
  void theLaterOfTwoEqualTokensIsEncodedFurther() {
    assertThat(tokens("a.b", "a_x2e_b")).containsExactly("a_x2e_b", "a_x5f_x2e_x5f_b");
    assertThat(tokens("a_x2e_b", "a.b"))
        .containsExactly("a_x2e_b", "a_x2e_b".replace("_", "_x5f_"));
  }

  @Test
  void aNameThatLooksLikeAnEncodingTakesNothingFromOthers() {
    assertThat(tokens("a_x5f_x2e_x5f_b", "a.b", "a_x2e_b")).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void namesTooLongForAFileAreRefused() {
    assertThat(Plans.codes(result("x".repeat(201)))).containsExactly("E0604@2:3");
  }

  private List<String> tokens(String... names) {
    return result(names).plan().orElseThrow().services().stream().map(ServicePlan::token).toList();
  }

  private PlanResult result(String... names) {
    StringBuilder spec = new StringBuilder("services:\n");
    for (String name : names) {
      spec.append("  \"").append(name).append("\": {image: a}\n");
    }
    return Plans.result(directory, spec.toString());
  }
}
