package dev.hpccompose.spec.internal.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hpccompose.spec.Located;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private static final Field<Optional<Located<String>>> LISTED =
      Field.optional("listed", Text.LINE, "It is in the table.");

  private static final Field<Optional<Located<String>>> FORGOTTEN =
      Field.optional("forgotten", Text.LINE, "It is not in the table.");

  @Test
  void aFieldOfTheTableHasItsDefaultWhereNobodyWritesIt() {
    Shape<Optional<Located<String>>> shape =
        new Fields("small").with(LISTED).shape(values -> values.get(LISTED));
    assertThat(shape.whenAbsent()).isEmpty();
  }

  @Test
  void aFieldThatWasDeclaredAndNotPutInTheTableCannotBeRead() {
    Shape<Optional<Located<String>>> shape =
        new Fields("small").with(LISTED).shape(values -> values.get(FORGOTTEN));
    assertThatThrownBy(shape::whenAbsent)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'forgotten'");
  }
}
