package org.toroku.boot;

import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A CA's health as it was at the last look: the health page asks nobody outside. Not good before there was one. */
final class LastHealth implements Supplier<org.toroku.ca.Health>, HealthIndicator {
    private final String whose;
    private final String down;
    private final Supplier<org.toroku.ca.Health> look;
    private volatile org.toroku.ca.Health last = new org.toroku.ca.Health.Down("not-asked-yet");

    /**
     * @param whose name of the CA, for operators
     * @param down what follows while it does not work
     */
    LastHealth(String whose, String down, Supplier<org.toroku.ca.Health> look) {
        this.whose = whose;
        this.down = down;
        this.look = look;
    }

    /** Looks. What could not be looked at is not as it was before. */
    @Override
    public org.toroku.ca.Health get() {
        org.toroku.ca.Health found = new org.toroku.ca.Health.Down("look-failed");
        try {
            found = look.get();
            return found;
        } finally {
            last = found;
        }
    }

    @Override
    public Health health() {
        return switch (last) {
            case org.toroku.ca.Health.Ready ready -> Health.up().build();
            case org.toroku.ca.Health.Degraded(var reason) ->
                Health.up().withDetail(whose, reason).build();
            case org.toroku.ca.Health.Down(var reason) ->
                Health.down().withDetail(whose, down + ": " + reason).build();
        };
    }
}
