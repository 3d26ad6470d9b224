import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern switch asks {@code SwitchBootstraps.typeSwitch} for a class that is made at run time,
 * which no AOT cache of JDK 25 holds. Switches over types alone get a method that does what the
 * Javadoc of {@code typeSwitch} says: -1 for null, otherwise the first label, from the given one
 * on, that the value is an instance of.
 */
final class PlainTypeSwitches implements AdaptModules.Adaptation {

  private record Site(String method, MethodTypeDesc type, List<ClassDesc> labels) {}

  @Override
  public Optional<byte[]> adapt(ClassFile format, ClassModel model) {
    boolean present =
        model.methods().stream()
            .flatMap(method -> method.code().stream())
            .flatMap(code -> code.elementStream())
            .anyMatch(PlainTypeSwitches::overTypesAlone);
    return present ? Optional.of(rewrite(format, model)) : Optional.empty();
  }

  private static byte[] rewrite(ClassFile format, ClassModel model) {
    List<Site> sites = new ArrayList<>();
    boolean inInterface = model.flags().has(AccessFlag.INTERFACE);
    ClassDesc owner = model.thisClass().asSymbol();
    ClassTransform calls =
        ClassTransform.transformingMethodBodies(
            (code, element) -> {
              if (overTypesAlone(element)) {
                Site site = site((InvokeDynamicInstruction) element, sites.size());
                sites.add(site);
                code.invokestatic(owner, site.method(), site.type(), inInterface);
              } else {
                code.with(element);
              }
            });
    return format.transformClass(
        model, calls.andThen(ClassTransform.endHandler(builder -> add(builder, sites))));
  }

  private static boolean overTypesAlone(Object element) {
    return element instanceof InvokeDynamicInstruction call
        && isTypeSwitch(call.bootstrapMethod())
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  private static boolean isTypeSwitch(DirectMethodHandleDesc bootstrap) {
    return bootstrap.owner().descriptorString().equals("Ljava/lang/runtime/SwitchBootstraps;")
        && bootstrap.methodName().equals("typeSwitch");
  }

  private static Site site(InvokeDynamicInstruction call, int number) {
    List<ClassDesc> labels = new ArrayList<>();
    for (ConstantDesc label : call.bootstrapArgs()) {
      labels.add((ClassDesc) label);
    }
    return new Site("typeSwitch$" + number, call.typeSymbol(), List.copyOf(labels));
  }

  private static void add(ClassBuilder builder, List<Site> sites) {
    int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
    for (Site site : sites) {
      builder.withMethodBody(site.method(), site.type(), flags, code -> body(code, site.labels()));
    }
  }

  private static void body(CodeBuilder code, List<ClassDesc> labels) {
    Label present = code.newLabel();
    code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
