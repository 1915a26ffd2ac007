package org.toroku.boot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.toroku.boot.RaApplication;

/** What is not scanned is not there, and core's own tests do not see that. */
class ScannedModulesTest {
    @Test
    void theApplicationHasEveryModuleOfCore() {
        SpringBootApplication application =
                Objects.requireNonNull(RaApplication.class.getAnnotation(SpringBootApplication.class));
        assertThat(Arrays.asList(application.scanBasePackages()))
                .containsAll(Modules.names().stream()
                        .map(name -> "org.toroku." + name)
                        .collect(Collectors.toSet()));
    }
}
