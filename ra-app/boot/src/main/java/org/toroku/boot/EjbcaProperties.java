package org.toroku.boot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.toroku.ca.elsewhere.Contributed;

/**
 * An EJBCA that is asked over its REST API.
 *
 * @param address of that API, without the version
 * @param caCertificate file of the CA that signs subscribers' certificates
 * @param caName of that CA in EJBCA
 * @param endEntityProfile its name in EJBCA
 * @param certificateProfiles by our profile the name of EJBCA's
 * @param keyStore PKCS#12 file with the RA's key and certificate for TLS, where they are not on its token
 * @param keyStorePasswordFile its first line opens the key store
 * @param tokenKey label of the RA's key for TLS on its token
 * @param tokenCertificate file of the certificate of that key
 * @param serverCertificates files of the TLS certificate of EJBCA, or of the CA that issued it
 * @param deadline until the last byte of an answer is there
 * @param pause as long as EJBCA may be busy with a request whose answer was lost
 * @param patience how long an order may stay undecided before an operator is called
 * @param settleEvery pause between two rounds over the orders that are not decided
 * @param crls lists that the CA names in certificates instead of the profile's
 * @param ocsp the same for responders
 * @param caIssuers the same for its own certificate
 */
public record EjbcaProperties(
        @NotNull URI address,
        @NotNull Path caCertificate,
        @NotBlank String caName,
        @NotBlank String endEntityProfile,
        @NotEmpty Map<String, String> certificateProfiles,
        @Nullable Path keyStore,
        @Nullable Path keyStorePasswordFile,
        @Nullable String tokenKey,
        @Nullable Path tokenCertificate,
        @NotEmpty List<Path> serverCertificates,
        @DefaultValue("PT30S") Duration deadline,
        @DefaultValue("PT10M") Duration pause,
        @DefaultValue("PT1H") Duration patience,
        @DefaultValue("PT30S") Duration settleEvery,
        @DefaultValue Set<String> crls,
        @DefaultValue Set<String> ocsp,
        @DefaultValue Set<String> caIssuers) {
    /** @throws IllegalArgumentException where it is not said, or said twice, which key it is */
    public EjbcaProperties {
        if ((keyStore == null) == (tokenKey == null)) {
            throw new IllegalArgumentException(
                    "either toroku.ca.ejbca.key-store or toroku.ca.ejbca.token-key is the RA's"
                            + " key for EJBCA, and not both");
        }
        certificateProfiles = Map.copyOf(certificateProfiles);
        serverCertificates = List.copyOf(serverCertificates);
    }

    Contributed contributed() {
        return new Contributed(crls, ocsp, caIssuers);
    }
}
