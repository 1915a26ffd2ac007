package org.toroku.boot;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.toroku.ca.elsewhere.Contributed;

/**
 * Another CA that is asked over CMP.
 *
 * @param address of its CMP endpoint
 * @param caCertificate file of the CA that signs subscribers' certificates; messages are addressed to its subject
 * @param protection how messages are protected, and answers must be
 * @param keyStore PKCS#12 file with the RA's key and certificate for CMP
 * @param keyStorePasswordFile its first line opens the key store
 * @param tokenKey label of the RA's key for CMP on its token
 * @param tokenCertificate file of the certificate of that key
 * @param answerCertificates files of the certificates that answers are signed by; the CA's own where none is named
 * @param sender the RA's name at the other CA, with a secret
 * @param reference what the other CA finds the secret by
 * @param secretFile its first line is the secret
 * @param deadline until the last byte of an answer is there
 * @param patience how long an order may stay undecided before an operator is called
 * @param settleEvery pause between two rounds over the orders that are not decided
 * @param withoutTlsBecause why an address without TLS is right; production mode takes none without
 * @param crls lists that the CA names in certificates instead of the profile's
 * @param ocsp the same for responders
 * @param caIssuers the same for its own certificate
 */
public record CmpProperties(
        @NotNull URI address,
        @NotNull Path caCertificate,
        @NotNull Protected protection,
        @Nullable Path keyStore,
        @Nullable Path keyStorePasswordFile,
        @Nullable String tokenKey,
        @Nullable Path tokenCertificate,
        @DefaultValue List<Path> answerCertificates,
        @Nullable String sender,
        @Nullable String reference,
        @Nullable Path secretFile,
        @DefaultValue("PT30S") Duration deadline,
        @DefaultValue("PT1H") Duration patience,
        @DefaultValue("PT30S") Duration settleEvery,
        @Nullable String withoutTlsBecause,
        @DefaultValue Set<String> crls,
        @DefaultValue Set<String> ocsp,
        @DefaultValue Set<String> caIssuers) {
    /** What messages are protected by. */
    public enum Protected {
        /** A key in a PKCS#12 file. */
        KEY_STORE,
        /** A key on the RA's token. */
        TOKEN,
        /** A shared secret, RFC 9481 section 6.1.2. */
        PBMAC1,
        /** A shared secret, RFC 9481 section 6.1.1; demonstrations only. */
        PBM
    }

    Contributed contributed() {
        return new Contributed(crls, ocsp, caIssuers);
    }
}
