package org.toroku.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.toroku.pki.Der;

/** The committed frontend bundle fits the pages. */
class BundleTest {
    private static final Path BUNDLE = Path.of("src/main/bundles/prod.bundle");
    /** Loaded with the first page, whichever that is. */
    private static final Set<String> EAGER = Set.of("", "login");

    /**
     * The bundle loads a page's components under the digest of its class name. Vaadin does not notice that a page is
     * new: its fields would stay invisible, where the reader came to it first.
     */
    @Test
    void everyPageFindsItsComponentsInTheCommittedBundle() throws IOException {
        String scripts = scripts();
        Set<String> forgotten = pages().stream()
                .filter(page -> !EAGER.contains(
                        Objects.requireNonNull(page.getAnnotation(Route.class)).value()))
                .map(Class::getName)
                .filter(name -> !scripts.contains(
                        Der.of(name.getBytes(StandardCharsets.UTF_8)).sha256Hex()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(forgotten).as("pages since which the bundle was not rebuilt").isEmpty();
    }

    private static Set<Class<?>> pages() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        Set<Class<?>> pages = scan.findCandidateComponents("org.toroku.ui").stream()
                .map(found -> type(Objects.requireNonNull(found.getBeanClassName())))
                .collect(Collectors.toSet());
        assertThat(pages).hasSizeGreaterThan(10);
        return pages;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String scripts() throws IOException {
        try (ZipFile bundle = new ZipFile(BUNDLE.toFile())) {
            StringBuilder scripts = new StringBuilder();
            for (ZipEntry entry : bundle.stream()
                    .filter(each -> each.getName().endsWith(".js"))
                    .toList()) {
                scripts.append(new String(bundle.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
            return scripts.toString();
        }
    }
}
