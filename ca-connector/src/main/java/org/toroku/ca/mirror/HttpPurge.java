package org.toroku.ca.mirror;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells a CDN by a POST of {@code {"files": [address, …]}}, which is what Cloudflare's {@code purge_cache} takes; others
 * need a few lines of their own in between. Any answer of 2xx is taken as done.
 */
public final class HttpPurge implements Purge, AutoCloseable {
    /** As many as a call to Cloudflare may name. */
    private static final int AT_ONCE = 30;

    private final HttpClient http;
    private final URI hook;
    private final String token;
    private final URI repository;
    private final Duration longest;

    /**
     * @param token sent as {@code Authorization: Bearer}; none where empty
     * @param repository address of the files as verifiers know it, with a slash at its end
     */
    public HttpPurge(URI hook, String token, URI repository, Duration longest) {
        this.hook = hook;
        this.token = token;
        this.repository = repository;
        this.longest = longest;
        this.http = HttpClient.newBuilder()
                .connectTimeout(longest)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void forget(List<String> names) throws IOException {
        for (int i = 0; i < names.size(); i += AT_ONCE) {
            post(names.subList(i, Math.min(names.size(), i + AT_ONCE)));
        }
    }

    private void post(List<String> names) throws IOException {
        String files = names.stream()
                // neither a quotation mark nor a backslash is left by the encoding
                .map(name -> '"' + repository.resolve(encoded(name)).toString() + '"')
                .collect(Collectors.joining(","));
        HttpRequest.Builder request = HttpRequest.newBuilder(hook)
                .timeout(longest)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"files\":[" + files + "]}"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 != 2) {
                throw new IOException("the cache answers with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** As verifiers write it: the slashes of Base64 are no slashes of the path. */
    private static String encoded(String name) {
        String folder = "ocsp/";
        return name.startsWith(folder)
                ? folder + URLEncoder.encode(name.substring(folder.length()), StandardCharsets.US_ASCII)
                : Arrays.stream(name.split("/"))
                        .map(part -> URLEncoder.encode(part, StandardCharsets.US_ASCII))
                        .collect(Collectors.joining("/"));
    }

    @Override
    public void close() {
        http.close();
    }
}
