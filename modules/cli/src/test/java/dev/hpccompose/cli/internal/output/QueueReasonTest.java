package dev.hpccompose.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueReasonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Priority | : jobs of higher priority come first (Priority)",
        "ReqNodeNotAvail, UnavailableNodes:n[1-2] | : a node that it needs is down, reserved or in"
            + " maintenance (ReqNodeNotAvail, UnavailableNodes:n[1-2])",
        "QOSMaxGRESPerUser | : its owner has as much as one user may have (QOSMaxGRESPerUser)",
        "AssocGrpCPUMinutesLimit | : its account or quality of service has as much as it may have"
            + " (AssocGrpCPUMinutesLimit)",
        "QOSMaxWallDurationPerJobLimit | : it asks for what a limit does not allow: it may never"
            + " start (QOSMaxWallDurationPerJobLimit)",
        "SomethingOfNextYear | (SomethingOfNextYear)"
      })
  void aReasonIsToldInWordsAndAsTheSchedulerGivesIt(String reason, String words) {
    assertThat(QueueReason.of(reason).strip()).isEqualTo(words);
  }
}
