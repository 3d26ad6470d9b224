package dev.hpccompose.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import org.junit.jupiter.api.Test;

/** Events are facts, and what is told about a job is a function of them. */
class HistoryArchTest {

  private static final String EVENT = "dev.hpccompose.events.JobEvent";
  private static final String PROJECTION = "dev.hpccompose.events.Projection";

  @Test
  void eventsAreRecordsOfTheEventsModule() {
    classes()
        .that()
        .areAssignableTo(EVENT)
        .should()
        .resideInAPackage("dev.hpccompose.events")
        .andShould(beARecordOrAnInterface())
        .because("a fact is data; the vocabulary has one owner")
        .check(ShippedClasses.all());
  }

  @Test
  void eventsHoldOnlyDataOfTheJdkAndOfEvents() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .areAssignableTo(EVENT)
        .should()
        .haveRawType(
            DescribedPredicate.describe(
                "of the JDK or of events",
                type ->
                    type.isPrimitive()
                        || type.getPackageName().startsWith("java.")
                        || type.getPackageName().equals("dev.hpccompose.events")))
        .because("an event is stored for years: its parts may not belong to somebody else")
        .check(ShippedClasses.all());
  }

  @Test
  void eventsAndProjectionsTouchNothing() {
    noClasses()
        .that()
        .areAssignableTo(EVENT)
        .or()
        .areAssignableTo(PROJECTION)
        .should(Effects.touchTheWorld())
        .because("replay must give the same state: what is needed has to be in the event")
        .check(ShippedClasses.all());
  }

  @Test
  void projectionsHaveNoStateOfTheirOwn() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .implement(PROJECTION)
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .because("a fold that remembers is not a fold: put it in the state")
        .check(ShippedClasses.all());
  }

  @Test
  void trackingTouchesNothing() {
    noClasses()
        .that()
        .resideInAPackage("dev.hpccompose.tracking..")
        .should(Effects.touchTheWorld())
        .because("reading never writes, and what happened reaches tracking through the log alone")
        .check(ShippedClasses.all());
  }

  private static ArchCondition<JavaClass> beARecordOrAnInterface() {
    return ArchCondition.from(
        DescribedPredicate.describe(
            "be a record or an interface", type -> type.isRecord() || type.isInterface()));
  }
}
