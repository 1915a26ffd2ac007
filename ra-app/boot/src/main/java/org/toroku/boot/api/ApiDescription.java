package org.toroku.boot.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the API, written by hand and held against the routes by a test. */
@RestController
class ApiDescription {
    static final String FILE = "openapi.yaml";

    /** RFC 9512 registers {@code application/yaml}. */
    @GetMapping(path = "/api/v1/openapi.yaml", produces = "application/yaml")
    Resource description() {
        return new ClassPathResource(FILE, ApiDescription.class);
    }
}
