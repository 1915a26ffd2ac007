package org.toroku.boot.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitTest {
    private static final int LARGEST = 262_144;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BodyLimit limit = new BodyLimit(new ApiMessages());
    private final MockFilterChain chain = new MockFilterChain();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private static MockHttpServletRequest post(String path, int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContent(new byte[length]);
        request.addPreferredLocale(Locale.ENGLISH);
        return request;
    }

    private boolean passes(MockHttpServletRequest request) throws Exception {
        limit.doFilter(request, response, chain);
        return chain.getRequest() != null;
    }

    private JsonNode problem() throws Exception {
        assertThat(response.getContentType()).startsWith("application/problem+json");
        return JSON.readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void letsABodyOfTheLargestSizePass() throws Exception {
        assertThat(passes(post("/api/v1/applications", LARGEST))).isTrue();
    }

    @Test
    void refusesAByteMoreWithASentence() throws Exception {
        assertThat(passes(post("/api/v1/applications", LARGEST + 1))).isFalse();

        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(problem().get("status").asInt()).isEqualTo(413);
        assertThat(problem().get("code").asString()).isEqualTo("body-too-large");
        assertThat(problem().get("title").asString()).isEqualTo("Too large");
        assertThat(problem().get("detail").asString()).contains("256 KB");
    }

    /** The dispatcher decodes before it looks for who serves an address; so does whoever guards it. */
    @Test
    void isNotPassedByWhoWritesTheAddressOtherwise() throws Exception {
        for (String path : List.of("/%61pi/v1/applications", "/ap%69/v1/applications", "/api;x=1/v1/applications")) {
            assertThat(passes(post(path, LARGEST + 1))).as(path).isFalse();
        }
    }

    @Test
    void refusesABodyThatDoesNotSayHowLongItIs() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/applications");
        request.addHeader("Transfer-Encoding", "chunked");
        request.addPreferredLocale(Locale.JAPAN);

        assertThat(passes(request)).isFalse();
        assertThat(response.getStatus()).isEqualTo(411);
        assertThat(problem().get("code").asString()).isEqualTo("length-required");
        assertThat(problem().get("detail").asString()).contains("Content-Length を");
    }

    /** As it comes over HTTP/2: neither a length nor an encoding, and a body. */
    private static MockHttpServletRequest silent(int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/applications") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setProtocol("HTTP/2.0");
        request.setContent(new byte[length]);
        return request;
    }

    @Test
    void readsNoMoreOfABodyThatSaysNothingOfItself() throws Exception {
        assertThat(passes(silent(LARGEST + 1))).isTrue();

        ServletRequest passed = Objects.requireNonNull(chain.getRequest());
        assertThatThrownBy(() -> passed.getInputStream().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void readsABodyThatSaysNothingOfItselfUpToTheLargest() throws Exception {
        assertThat(passes(silent(LARGEST))).isTrue();

        assertThat(Objects.requireNonNull(chain.getRequest()).getInputStream().readAllBytes())
                .hasSize(LARGEST);
    }

    @Test
    void doesNotConcernRequestsWithoutBody() throws Exception {
        assertThat(passes(new MockHttpServletRequest("GET", "/api/v1/explanation")))
                .isTrue();
    }

    @Test
    void doesNotConcernPages() throws Exception {
        assertThat(passes(post("/staff", LARGEST + 1))).isTrue();
    }
}
