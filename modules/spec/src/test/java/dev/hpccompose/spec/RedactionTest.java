package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("secrets are not shown (D-3 S-044)")
class RedactionTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASSWORD", "DB_PASSWORD", "PGPASSWORD", "passwd", "SSH_PASSPHRASE", "CLIENT_SECRET",
        "API_TOKEN", "HF_TOKEN", "GITHUBTOKEN", "API_KEY", "key", "AWS_SECRET_ACCESS_KEY",
        "AZURE_CREDENTIALS", "MYSQL_PWD", "x-api-key", "BASIC_AUTH", "DB_PASS"
      })
  void namesThatLookSecret(String name) {
    assertThat(Redaction.isSecretName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PWD",
        "OLDPWD",
        "MONKEY",
        "KEYBOARD",
        "MAX_TOKENS",
        "TOKENIZERS_PARALLELISM",
        "AUTHOR",
        "POSTGRES_PASSWORD_FILE",
        "PASSENGERS",
        "COMPASS",
        "HOME",
        ""
      })
  void namesThatDoNot(String name) {
    assertThat(Redaction.isSecretName(name)).isFalse();
  }

  @Test
  void hidesTheSameTextEverywhere() {
    Redaction redaction =
        redaction("\"${API_TOKEN}\"", "  environment: {DB_PASSWORD: \"correct horse\"}");
    assertThat(redaction.text("curl -H t0k3n-value")).isEqualTo("curl -H ***");
    assertThat(redaction.text("say correct horse twice")).isEqualTo("say *** twice");
    assertThat(redaction.value("TEXT", "t0k3n-value")).isEqualTo("***");
    assertThat(redaction.value("TEXT", "plain")).isEqualTo("plain");
    assertThat(redaction.value("OTHER_TOKEN", "x")).isEqualTo("***");
    assertThat(redaction.value("OTHER_TOKEN", "")).isEmpty();
  }

  @Test
  void aShortTextIsHiddenOnlyUnderItsName() {
    Redaction redaction = redaction("x", "  environment: {DB_PASSWORD: \"1\"}");
    assertThat(redaction.text("port 18181")).isEqualTo("port 18181");
    assertThat(redaction.value("DB_PASSWORD", "1")).isEqualTo("***");
  }

  @Test
  void hidesPasswordsInUrls() {
    Redaction redaction = redaction("x", "");
    assertThat(redaction.text("a://u:p@h/ b://v:w@x c://h:80/@ d://u@h e://:p@h"))
        .isEqualTo("a://u:***@h/ b://v:***@x c://h:80/@ d://u@h e://:***@h");
    assertThat(redaction.text("http://127.0.0.1:80/a@b")).isEqualTo("http://127.0.0.1:80/a@b");
  }

  @Test
  void hidesNothingFromThoseWhoAsk() {
    assertThat(Redaction.none().value("TOKEN", "a://u:p@h")).isEqualTo("a://u:p@h");
  }

  private Redaction redaction(String argument, String more) {
    String yaml =
        """
        runtime: {backend: host}
        services:
          a:
            command: [run, %s]
          %s
        """
            .formatted(argument, more);
    SpecResult result =
        Specs.load(directory, yaml, Map.of("API_TOKEN", "t0k3n-value", "HOME", "/home/u"));
    assertThat(result.isUsable()).as(Specs.text(result)).isTrue();
    return Redaction.of(result);
  }
}
