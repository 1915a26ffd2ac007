package org.toroku.boot;

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
import org.springframework.context.annotation.Import;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.cmp.CmpCa;
import org.toroku.ca.cmp.CmpFiles;
import org.toroku.ca.cmp.CmpSettings;
import org.toroku.ca.cmp.Protection;
import org.toroku.ca.cmp.SecretProtection.Kind;
import org.toroku.ca.cmp.SignedProtection;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/** Another CA issues, and publishes what it revoked: this house signs no certificate, no list and no answer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "cmp")
@Import(ElsewhereConfiguration.class)
class CmpConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CmpConfiguration.class);

    @Bean
    CaElsewhere cmpCa(
            DemoKeys keys,
            Profiles profiles,
            CaProperties properties,
            JournalConfiguration.CaDatabase database,
            Token raToken,
            Clock clock) {
        CmpProperties cmp = cmp(properties);
        ElsewhereConfiguration.fit("cmp", profiles);
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

    @Bean
    ElsewhereConfiguration.Habits habits(CaProperties properties) {
        CmpProperties cmp = cmp(properties);
        return new ElsewhereConfiguration.Habits(cmp.settleEvery(), cmp.deadline(), cmp.crls());
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
}
