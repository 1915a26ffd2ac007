package org.toroku.boot;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.toroku.ca.DeviceWatch;
import org.toroku.ca.DeviceWatch.Change;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.signing.SigningCa;

/** Says on the health page and in the log that a token is away; without one nothing is approved, signed or sealed. */
@Component
class TokenHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(TokenHealth.class);

    private final List<DeviceWatch> devices;

    /** @param ca none where another CA issues, which {@link ElsewhereRounds} watches */
    TokenHealth(ObjectProvider<SigningCa> ca, Token raToken) {
        devices = Stream.concat(
                        ca.stream().map(each -> new DeviceWatch("ca", each::health)),
                        Stream.of(new DeviceWatch("ra", raToken::health)))
                .toList();
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (DeviceWatch device : devices) {
            if (device.now() instanceof org.toroku.ca.Health.Down(var reason)) {
                health.down().withDetail(device.name(), "does not answer; orders wait: " + reason);
            }
        }
        return health.build();
    }

    @Scheduled(fixedDelayString = "PT10S")
    void look() {
        for (DeviceWatch device : devices) {
            device.look().ifPresent(TokenHealth::tell);
        }
    }

    private static void tell(Change change) {
        switch (change) {
            case Change.Away(var device, var reason) ->
                LOG.atError()
                        .addKeyValue("alarm", "token-away")
                        .addKeyValue("device", device)
                        .addKeyValue("reason", reason)
                        .log("A token does not answer; orders wait");
            case Change.Back(var device) ->
                LOG.atError()
                        .addKeyValue("alarm", "token-back")
                        .addKeyValue("device", device)
                        .log("The token answers again");
        }
    }
}
