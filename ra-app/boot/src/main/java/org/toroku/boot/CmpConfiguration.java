package org.toroku.boot;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.cmp.CmpCa;
import org.toroku.ca.cmp.CmpFiles;
import org.toroku.ca.cmp.CmpSettings;
import org.toroku.ca.cmp.Protection;
import org.toroku.ca.cmp.SecretProtection.Kind;
import org.toroku.ca.cmp.SignedProtection;
import org.toroku.ca.outside.OtherCasLists;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.CrlAddress;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/** Another CA issues, and publishes what it revoked: this house signs no certificate, no list and no answer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "cmp")
class CmpConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CmpConfiguration.class);

    @Bean
    CmpCa cmpCa(
            DemoKeys keys,
            Profiles profiles,
            CaProperties properties,
            JournalConfiguration.CaDatabase database,
            Token raToken,
            Clock clock) {
        CmpProperties cmp = cmp(properties);
        fit(profiles);
        CmpSettings settings = new CmpSettings(
                cmp.address(),
                CmpFiles.certificate(cmp.caCertificate()),
                cmp.contributed(),
                cmp.deadline(),
                cmp.patience(),
                Set.of(keys.orderKey()),
                profiles,
                CaConfiguration.ruleSets(properties));
        if ("http".equals(cmp.address().getScheme())) {
            LOG.warn("the other CA is asked without TLS, because: {}", cmp.withoutTlsBecause());
        }
        LOG.warn("another CA issues and publishes revocations: no list and no OCSP answer is published here");
        return CmpCa.open(settings, protection(cmp, raToken, clock), database.source(), clock);
    }

    static CmpProperties cmp(CaProperties properties) {
        return set(properties.cmp(), "toroku.ca.cmp.address");
    }

    /** @throws IllegalStateException where a profile promises what only a CA on a token of ours does */
    private static void fit(Profiles profiles) {
        List<String> making = profiles.ids().stream()
                .map(profiles::find)
                .flatMap(java.util.Optional::stream)
                .filter(profile -> profile.caMadeKey().isPresent())
                .map(CertificateProfile::id)
                .toList();
        if (!making.isEmpty()) {
            throw new IllegalStateException("toroku.ca.kind=cmp: the other CA makes no keys of subscribers, but these"
                    + " profiles of toroku.ca.profiles have a caMadeKey: " + making);
        }
        if (profiles.shards() > 1) {
            throw new IllegalStateException("toroku.ca.kind=cmp: the other CA divides its own lists;"
                    + " toroku.ca.crl-shards has to be 1, and toroku.ca.cmp.crls names its lists");
        }
    }

    private static Protection protection(CmpProperties cmp, Token raToken, Clock clock) {
        return switch (cmp.protection()) {
            case KEY_STORE ->
                CmpFiles.keyStore(
                        set(cmp.keyStore(), "toroku.ca.cmp.key-store"),
                        set(cmp.keyStorePasswordFile(), "toroku.ca.cmp.key-store-password-file"),
                        pinned(cmp),
                        clock);
            case TOKEN -> {
                var certificate = set(cmp.tokenCertificate(), "toroku.ca.cmp.token-certificate");
                yield new SignedProtection(
                        new Pkcs11TokenSigner(
                                raToken,
                                set(cmp.tokenKey(), "toroku.ca.cmp.token-key"),
                                CmpFiles.publicKey(certificate)),
                        CmpFiles.certificate(certificate),
                        pinned(cmp),
                        clock);
            }
            case PBMAC1 -> secret(Kind.PBMAC1, cmp);
            case PBM -> secret(Kind.PBM, cmp);
        };
    }

    private static Protection secret(Kind kind, CmpProperties cmp) {
        return CmpFiles.secret(
                kind,
                set(cmp.sender(), "toroku.ca.cmp.sender"),
                set(cmp.reference(), "toroku.ca.cmp.reference"),
                set(cmp.secretFile(), "toroku.ca.cmp.secret-file"));
    }

    private static List<Der> pinned(CmpProperties cmp) {
        return cmp.answerCertificates().isEmpty()
                ? List.of(CmpFiles.certificate(cmp.caCertificate()))
                : cmp.answerCertificates().stream().map(CmpFiles::certificate).toList();
    }

    static <T> T set(@Nullable T value, String key) {
        return Objects.requireNonNull(value, key + " is not set");
    }

    @Bean
    SubscriberKeys subscriberKeys(CmpCa ca) {
        return ca.subscriberKeys();
    }

    @Bean
    CertificatePreview certificatePreview(CmpCa ca) {
        return ca.previews();
    }

    @Bean
    OtherCasLists otherCasLists(CmpCa ca, CaProperties properties, Profiles profiles, Clock clock) {
        Set<String> own = cmp(properties).crls();
        List<URI> addresses = own.isEmpty()
                ? profiles.lists().stream()
                        .map(CrlAddress::whole)
                        .map(URI::create)
                        .toList()
                : own.stream().sorted().map(URI::create).toList();
        return new OtherCasLists(addresses, ca.caCertificate(), clock);
    }
}
