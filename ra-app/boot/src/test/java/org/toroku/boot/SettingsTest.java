package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** What holds for the settings of all modules. */
class SettingsTest {
    private static final Path OPERATIONS = Path.of("..", "..", "docs", "operations.md");

    static Stream<Class<?>> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("org.toroku").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        java.util.Objects.requireNonNull(found.getBeanClassName()),
                        SettingsTest.class.getClassLoader()))
                .sorted(Comparator.comparing(Class::getName));
    }

    @Test
    void areFoundInEveryModule() {
        assertThat(settings().map(Class::getPackageName))
                .contains(
                        "org.toroku.boot",
                        "org.toroku.audit",
                        "org.toroku.enrolment",
                        "org.toroku.process",
                        "org.toroku.ui.portal");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void refuseKeysThatNobodyKnows(Class<?> type) {
        assertThat(annotation(type).ignoreUnknownFields()).isFalse();
    }

    /** A setting that may be missing is bound by nobody until an operator sets it: too late to learn that it cannot be. */
    @ParameterizedTest
    @MethodSource("settings")
    void canBeSetWhereTheyMayBeMissing(Class<?> type) {
        assertThat(Stream.of(type.getRecordComponents())
                        .filter(component -> component.getType() == Optional.class)
                        .filter(component -> !ApplicationConversionService.getSharedInstance()
                                .canConvert(
                                        TypeDescriptor.valueOf(String.class),
                                        new TypeDescriptor(
                                                ResolvableType.forMethodReturnType(component.getAccessor()),
                                                null,
                                                null)))
                        .map(RecordComponent::getName))
                .isEmpty();
    }

    @Test
    void areAllNamedInTheOperationsManualAndNoOthersAre() throws IOException {
        List<String> known = settings()
                .flatMap(type -> keys(annotation(type).prefix(), type).stream())
                .toList();
        List<String> written = Pattern.compile("^\\| `(toroku\\.[a-z0-9.-]+)`", Pattern.MULTILINE)
                .matcher(Files.readString(OPERATIONS))
                .results()
                .map(MatchResult::group)
                .map(row -> row.substring(3, row.length() - 1))
                .toList();

        assertThat(written).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(known);
    }

    private static ConfigurationProperties annotation(Class<?> type) {
        return java.util.Objects.requireNonNull(AnnotationUtils.findAnnotation(type, ConfigurationProperties.class));
    }

    private static List<String> keys(String prefix, Class<?> type) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + "." + dashed(component.getName());
            if (component.getType().isRecord()) {
                keys.addAll(keys(key, component.getType()));
            } else {
                keys.add(key);
            }
        }
        return keys;
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
