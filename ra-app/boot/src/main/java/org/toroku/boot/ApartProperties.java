package org.toroku.boot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.toroku.ca.apart.ApartCa;
import org.toroku.ca.apart.Channel;

/**
 * The door for a CA in a room of its own.
 *
 * @param host address that is listened on, for the connector and nobody else
 * @param port of that address
 * @param certificate of the registration authority towards its CA
 * @param key of that certificate, PEM
 * @param connectorCertificates of the connector; two while one is being replaced
 * @param deadline for an answer
 * @param poll that the connector waits for a request
 * @param absence a connector that has been silent for longer is away
 * @param most requests that wait at the same time
 * @param clockTolerance how far the two clocks may be apart before an operator is called
 */
public record ApartProperties(
        @NotNull InetAddress host,
        @Min(1) @Max(65_535) int port,
        @NotNull Path certificate,
        @NotNull Path key,
        @NotEmpty List<Path> connectorCertificates,
        @DefaultValue("PT30S") Duration deadline,
        @DefaultValue("PT20S") Duration poll,
        @DefaultValue("PT30S") Duration absence,
        @DefaultValue("256") @Min(1) int most,
        @DefaultValue("PT10S") Duration clockTolerance) {
    Channel.Papers papers() {
        return new Channel.Papers(certificate, key, connectorCertificates);
    }

    ApartCa.Times times() {
        return new ApartCa.Times(deadline, poll, absence, most);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }
}
