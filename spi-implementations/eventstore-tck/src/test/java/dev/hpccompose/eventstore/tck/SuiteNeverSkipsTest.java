package dev.hpccompose.eventstore.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No test of the contract can be skipped: its class files do not know how. */
class SuiteNeverSkipsTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        EventStoreContract.class,
        AppendContract.class,
        ReadContract.class,
        CrashContract.class,
        ObstacleContract.class
      })
  void the_contract_knows_no_way_to_skip(Class<?> contract) throws IOException {
    assertThat(waysToSkip(contract)).isEmpty();
  }

  @Disabled("the bait for the test below; never run")
  static final class Bait {}

  @Test
  void the_scan_finds_a_way_to_skip_where_there_is_one() throws IOException {
    assertThat(waysToSkip(Bait.class)).isNotEmpty();
  }

  private static Stream<String> waysToSkip(Class<?> type) throws IOException {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
      Iterable<PoolEntry> pool = ClassFile.of().parse(in.readAllBytes()).constantPool();
      return StreamSupport.stream(pool.spliterator(), false)
          .filter(Utf8Entry.class::isInstance)
          .map(entry -> ((Utf8Entry) entry).stringValue())
          .filter(text -> text.matches(".*(Assumption|TestAborted|Disabled|Enabled|condition/).*"));
    }
  }
}
