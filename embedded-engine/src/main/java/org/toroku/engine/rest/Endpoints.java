package org.toroku.engine.rest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.engine.runtime.EngineLife;
import org.toroku.engine.runtime.EngineSlot;
import org.toroku.engine.runtime.HangUp;

/** All endpoints; the one place where refusals and failures become answers. */
final class Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

    private final EngineSlot slot;
    private final Routes routes = new Routes();

    Endpoints(EngineSlot slot) {
        this.slot = slot;
        new TopologyEndpoint().addTo(routes);
        new DeploymentEndpoint().addTo(routes);
        new DefinitionEndpoints().addTo(routes);
        new InstanceEndpoints().addTo(routes);
        new JobEndpoints().addTo(routes);
        new UserTaskEndpoints().addTo(routes);
        new MessageEndpoints().addTo(routes);
        new IncidentEndpoints().addTo(routes);
    }

    /**
     * Answers one request; never throws.
     *
     * @param client tells whether it has hung up
     */
    Reply answer(Request request, HangUp client) {
        try {
            Routes.Match match = routes.find(request.method(), request.path())
                    .orElseThrow(() -> Problem.notFound(
                            "No endpoint %s %s on the embedded engine".formatted(request.method(), request.path())));
            EngineLife engine = slot.present().orElseThrow(Problem::unavailable);
            return match.endpoint().answer(new Call(engine, request, key(match.key()), client));
        } catch (Problem problem) {
            return problem.reply(request.path());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Problem.unavailable().reply(request.path());
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return Problem.internal().reply(request.path());
        }
    }

    private static long key(@Nullable String text) {
        if (text == null) {
            return -1;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid("The key in the path is not a number");
        }
    }
}
