import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.util.Optional;

/**
 * Class files older than Java 6 have no stack maps, an AOT cache cannot hold them, and the JVM
 * verifies them the slow way. They are written again in a format that has stack maps.
 */
final class ModernFormat implements AdaptModules.Adaptation {

  @Override
  public Optional<byte[]> adapt(ClassFile format, ClassModel model) {
    if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
      return Optional.empty();
    }
    return Optional.of(
        format.transformClass(
            model,
            ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                .andThen(
                    ClassTransform.endHandler(
                        builder -> builder.withVersion(ClassFile.JAVA_17_VERSION, 0)))));
  }
}
