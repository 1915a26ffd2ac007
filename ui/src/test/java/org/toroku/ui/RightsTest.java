package org.toroku.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** What is written down about who may open which page is what the pages say (ASVS 8.1.1). */
class RightsTest {
    private static final Path RIGHTS = Path.of("..", "docs", "security", "rights.md");

    private static List<Class<?>> pages() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("org.toroku.ui").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), RightsTest.class.getClassLoader()))
                .toList();
    }

    private static String row(Class<?> page) {
        RolesAllowed roles = page.getAnnotation(RolesAllowed.class);
        String who =
                roles == null ? "everybody" : Stream.of(roles.value()).sorted().collect(Collectors.joining(", "));
        return "| `/" + Objects.requireNonNull(page.getAnnotation(Route.class)).value() + "` | " + who + " |";
    }

    @Test
    void everyPageStandsThereWithItsRolesAndNoOtherDoes() throws IOException {
        List<String> written;
        try (Stream<String> lines = Files.lines(RIGHTS)) {
            written = lines.dropWhile(line -> !line.equals("## Pages"))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> line.startsWith("| `/"))
                    .toList();
        }
        assertThat(written)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        pages().stream().map(RightsTest::row).toList());
    }
}
