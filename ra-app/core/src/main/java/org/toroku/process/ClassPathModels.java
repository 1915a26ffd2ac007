package org.toroku.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Takes the models that are packed with the application. */
final class ClassPathModels implements ModelSource {
    private static final String PATTERN = "classpath*:bpmn/*.bpmn";

    @Override
    public SortedMap<String, byte[]> models() {
        try {
            SortedMap<String, byte[]> models = new TreeMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
                models.put(Objects.requireNonNull(resource.getFilename()), resource.getContentAsByteArray());
            }
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException("the packed process models cannot be read", e);
        }
    }
}
