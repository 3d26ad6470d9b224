package dev.hpccompose.it.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Names say what a thing is. */
class NamingArchTest {

  @Test
  void noClassIsADrawerForOddsAndEnds() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
        .because("it hides a concept: name that")
        .check(ShippedClasses.all());
  }

  @Test
  void noPackageIsADrawerForOddsAndEnds() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..core..", "..shared..")
        .because("put the class beside those that use it")
        .check(ShippedClasses.all());
  }

  @Test
  void commandsLiveInCli() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .haveSimpleNameEndingWith("Command")
        .or()
        .areAnnotatedWith("picocli.CommandLine$Command")
        .should()
        .resideInAPackage("dev.hpccompose.cli..")
        .because("a command is a word of the command line")
        .check(ShippedClasses.all());
  }
}
