package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.StoredWord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A constant of an enum as its word. A word that the enum does not have is that of a later build,
 * and becomes the constant {@code UNKNOWN}: an event is not lost for one of its words.
 */
record EnumCodec(Map<String, Object> byWord, Object unknown) implements ValueCodec {

  static EnumCodec of(Class<?> type) {
    Map<String, Object> byWord = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      byWord.put(((StoredWord) constant).word(), constant);
    }
    Object unknown = byWord.get("unknown");
    if (unknown == null) {
      throw new IllegalArgumentException(type + " has no constant UNKNOWN");
    }
    return new EnumCodec(byWord, unknown);
  }

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (json instanceof String text && isWord(text)) {
      return byWord.getOrDefault(text, unknown);
    }
    throw new MalformedLineException("is no word in lower case");
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    out.writeString(((StoredWord) value).word());
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().allMatch(EnumCodec::isOfWord);
  }

  private static boolean isOfWord(int letter) {
    return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }
}
