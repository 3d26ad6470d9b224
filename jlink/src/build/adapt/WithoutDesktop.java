import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleRequireInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Libraries require java.desktop for classes that nobody uses here, such as one that listens to
 * beans. At run time they do without it.
 */
final class WithoutDesktop implements AdaptModules.Adaptation {

  private static final String DESKTOP = "java.desktop";

  @Override
  public Optional<byte[]> adapt(ClassFile format, ClassModel model) {
    for (var element : model) {
      if (element instanceof ModuleAttribute module && requiresDesktop(module)) {
        return Optional.of(
            format.transformClass(
                model,
                (builder, part) ->
                    builder.with(part instanceof ModuleAttribute old ? relaxed(old) : part)));
      }
    }
    return Optional.empty();
  }

  private static boolean requiresDesktop(ModuleAttribute module) {
    return module.requires().stream().anyMatch(WithoutDesktop::isFirmDesktop);
  }

  private static boolean isFirmDesktop(ModuleRequireInfo required) {
    return required.requires().name().equalsString(DESKTOP)
        && (required.requiresFlagsMask() & ClassFile.ACC_STATIC_PHASE) == 0;
  }

  private static ModuleAttribute relaxed(ModuleAttribute module) {
    List<ModuleRequireInfo> requires = new ArrayList<>();
    for (ModuleRequireInfo required : module.requires()) {
      requires.add(isFirmDesktop(required) ? relaxed(required) : required);
    }
    return ModuleAttribute.of(
        module.moduleName(),
        module.moduleFlagsMask(),
        module.moduleVersion().orElse(null),
        requires,
        module.exports(),
        module.opens(),
        module.uses(),
        module.provides());
  }

  private static ModuleRequireInfo relaxed(ModuleRequireInfo required) {
    return ModuleRequireInfo.of(
        required.requires(), ClassFile.ACC_STATIC_PHASE, required.requiresVersion().orElse(null));
  }
}
