package org.toroku.standalone;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** Addresses of pages and calls as their classes declare them. */
final class DeclaredAddresses {
    private DeclaredAddresses() {}

    static Set<String> all() throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:org/toroku/**/*.class")) {
            AnnotationMetadata type =
                    new SimpleMetadataReaderFactory().getMetadataReader(file).getAnnotationMetadata();
            if (type.getClassName().contains(".fake.")) {
                continue;
            }
            Optional.ofNullable(type.getAnnotationAttributes("com.vaadin.flow.router.Route"))
                    .ifPresent(route -> addresses.add(String.valueOf(route.get("value"))));
            String mapping = "org.springframework.web.bind.annotation.RequestMapping";
            List<String> roots = paths(type.getAnnotationAttributes(mapping));
            type.getAnnotatedMethods(mapping)
                    .forEach(method -> paths(method.getAnnotationAttributes(mapping))
                            .forEach(path -> roots.forEach(root -> addresses.add(root + path))));
        }
        return addresses;
    }

    private static List<String> paths(@Nullable Map<String, ?> mapping) {
        return mapping != null && mapping.get("path") instanceof String[] paths && paths.length > 0
                ? List.of(paths)
                : List.of("");
    }
}
