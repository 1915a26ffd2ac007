package org.toroku.engine.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which endpoint answers which method and path. */
final class Routes {

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Endpoint {
        Reply answer(Call call) throws InterruptedException;
    }

    /**
     * An endpoint and what its path said.
     *
     * @param key the key in the path as text, or null if the path has none
     */
    record Match(Endpoint endpoint, @Nullable String key) {}

    private record Route(String method, Pattern path, Endpoint endpoint) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds an endpoint; {@code {key}} in the path stands for a key. */
    Routes add(String method, String path, Endpoint endpoint) {
        String expression = Pattern.quote(path).replace("{key}", "\\E([^/]+)\\Q");
        routes.add(new Route(method, Pattern.compile(expression), endpoint));
        return this;
    }

    Optional<Match> find(String method, String path) {
        for (Route route : routes) {
            if (route.method().equals(method)) {
                Matcher matcher = route.path().matcher(path);
                if (matcher.matches()) {
                    return Optional.of(
                            new Match(route.endpoint(), matcher.groupCount() == 0 ? null : matcher.group(1)));
                }
            }
        }
        return Optional.empty();
    }
}
