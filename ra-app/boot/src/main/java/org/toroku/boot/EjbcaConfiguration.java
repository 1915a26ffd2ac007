package org.toroku.boot;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.cmp.CmpFiles;
import org.toroku.ca.ejbca.EjbcaCa;
import org.toroku.ca.ejbca.EjbcaSettings;
import org.toroku.ca.ejbca.EjbcaTls;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.ElsewhereSettings;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.profile.Profiles;

/** An EJBCA issues, and publishes what it revoked: this house signs no certificate, no list and no answer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "ejbca")
@Import(ElsewhereConfiguration.class)
class EjbcaConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(EjbcaConfiguration.class);

    @Bean
    CaElsewhere ejbcaCa(
            DemoKeys keys,
            Profiles profiles,
            CaProperties properties,
            JournalConfiguration.CaDatabase database,
            Token raToken,
            Clock clock) {
        EjbcaProperties ejbca = ejbca(properties);
        ElsewhereConfiguration.fit("ejbca", profiles);
        EjbcaSettings settings = new EjbcaSettings(
                ejbca.address(),
                ejbca.caName(),
                ejbca.endEntityProfile(),
                ejbca.certificateProfiles(),
                ejbca.pause(),
                new ElsewhereSettings(
                        "ejbca",
                        CmpFiles.certificate(ejbca.caCertificate()),
                        ejbca.contributed(),
                        ejbca.deadline(),
                        ejbca.patience(),
                        Set.of(keys.orderKey()),
                        profiles,
                        CaConfiguration.ruleSets(properties)));
        LOG.warn("an EJBCA issues and publishes revocations: no list and no OCSP answer is published here");
        return EjbcaCa.open(settings, tls(ejbca, raToken), database.source(), clock);
    }

    private static SSLContext tls(EjbcaProperties ejbca, Token raToken) {
        if (ejbca.tokenKey() != null) {
            Path certificate = CmpConfiguration.set(ejbca.tokenCertificate(), "toroku.ca.ejbca.token-certificate");
            return EjbcaTls.onToken(
                    new Pkcs11TokenSigner(raToken, ejbca.tokenKey(), CmpFiles.publicKey(certificate)),
                    certificate,
                    ejbca.serverCertificates());
        }
        return EjbcaTls.of(
                CmpConfiguration.set(ejbca.keyStore(), "toroku.ca.ejbca.key-store"),
                CmpConfiguration.set(ejbca.keyStorePasswordFile(), "toroku.ca.ejbca.key-store-password-file"),
                ejbca.serverCertificates());
    }

    @Bean
    ElsewhereConfiguration.Habits habits(CaProperties properties) {
        EjbcaProperties ejbca = ejbca(properties);
        return new ElsewhereConfiguration.Habits(ejbca.settleEvery(), ejbca.deadline(), ejbca.crls());
    }

    private static EjbcaProperties ejbca(CaProperties properties) {
        return CmpConfiguration.set(properties.ejbca(), "toroku.ca.ejbca.address");
    }
}
