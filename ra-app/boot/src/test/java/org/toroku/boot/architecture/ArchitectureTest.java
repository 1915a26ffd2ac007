package org.toroku.boot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.toroku");

    @ParameterizedTest
    @EnumSource
    void holdsInTheProduct(Boundary boundary) {
        boundary.rule().check(PRODUCT);
    }

    @ParameterizedTest
    @EnumSource
    void bitesWhoeverBreaksIt(Boundary boundary) {
        JavaClasses offenders =
                new ClassFileImporter().importClasses(boundary.offenders().toArray(Class[]::new));

        assertThat(boundary.rule().evaluate(offenders).hasViolation())
                .as("violation by %s", boundary.offenders())
                .isTrue();
    }

    /** Rules about classes that are not on the path would hold for want of anybody to break them. */
    @Test
    void seesEveryModuleOfTheProduct() {
        Set<String> modules = PRODUCT.stream()
                .flatMap(type -> Modules.moduleOf(type).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(modules)
                .containsAll(Modules.names())
                .contains("boot", "ca", "intake", "letters", "pki", "ui", "workflows");
        assertThat(modules).doesNotContain("engine", "testkit", "standalone");
    }

    @Test
    void everyModuleOfTheDomainHasItsRule() {
        assertThat(PRODUCT.stream().flatMap(type -> Modules.moduleOf(type).stream()))
                .allMatch(name -> Modules.names().contains(name)
                        || Set.of("boot", "ca", "intake", "letters", "pki", "ui", "workflows")
                                .contains(name));
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNothingIsNull() {
        Set<String> unmarked = PRODUCT.stream()
                .map(JavaClass::getPackage)
                .filter(pack -> !marked(pack))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).isEmpty();
    }

    private static boolean marked(JavaPackage pack) {
        return pack.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }
}
