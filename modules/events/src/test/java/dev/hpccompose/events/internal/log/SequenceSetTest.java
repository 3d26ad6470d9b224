package dev.hpccompose.events.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceSetTest {

  @Test
  void isASetInWhateverOrderTheNumbersCome() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      SequenceSet numbers = new SequenceSet();
      Set<Long> expected = new HashSet<>();
      long next = 1;
      for (int i = 0; i < 40; i++) {
        next = random.nextInt(3) == 0 ? 1 + random.nextInt(25) : next + 1;
        assertThat(numbers.add(next)).as("seed %d", seed).isEqualTo(expected.add(next));
        for (long each = 0; each < 70; each++) {
          assertThat(numbers.contains(each)).as("seed %d", seed).isEqualTo(expected.contains(each));
        }
      }
    }
  }
}
