package org.toroku.boot;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.ceremony.CeremonySettings;
import org.toroku.ca.ceremony.DemoCeremony;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.ceremony.RealKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.cmp.CmpFiles;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenKey;
import org.toroku.ca.profile.Profiles;
import org.toroku.workflows.RuleSet;

/** What every CA connector of this process needs, and the RA's own token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaProperties.class)
class CaConfiguration {
    /** A demonstration has a demonstration's keys, everything else those of a real ceremony. */
    @Bean
    DemoKeys keys(CaProperties properties, Mode mode, Clock clock) {
        if (mode.demo()) {
            Path folder = Objects.requireNonNull(
                    properties.demoCeremonyFolder(), "toroku.ca.demo-ceremony-folder is not set");
            return DemoCeremony.run(CeremonySettings.demo(folder), clock);
        }
        CaProperties.Ceremony ceremony = properties.ceremony();
        if (ceremony == null) {
            throw new IllegalStateException(
                    "production mode needs the keys of a real ceremony: toroku.ca.ceremony.folder"
                            + " is not set; see docs/ceremony.md");
        }
        return RealKeys.open(
                new RealKeys.Place(
                        ceremony.folder(),
                        ceremony.library(),
                        caPin(properties, ceremony),
                        Optional.of(ceremony.raPinFile()),
                        ceremony.fingerprint(),
                        properties.rehearsal()),
                clock);
    }

    /** None where the CA's token is in another room: a PIN that is not here cannot be taken here. */
    private static Optional<Path> caPin(CaProperties properties, CaProperties.Ceremony ceremony) {
        if (properties.kind() == CaProperties.Kind.APART) {
            if (ceremony.caPinFile() != null) {
                throw new IllegalStateException("toroku.ca.ceremony.ca-pin-file is set, and the CA's token is in"
                        + " another room (toroku.ca.kind=apart): the PIN does not belong here");
            }
            return Optional.empty();
        }
        return Optional.of(Objects.requireNonNull(ceremony.caPinFile(), "toroku.ca.ceremony.ca-pin-file is not set"));
    }

    /** @throws IOException where the operator's file cannot be read: that stops the start */
    @Bean
    Profiles profiles(CaProperties properties) throws IOException {
        if (properties.profiles() == null) {
            return Profiles.bundled(properties.publication(), properties.crlShards());
        }
        try (Reader file = Files.newBufferedReader(properties.profiles())) {
            return Profiles.load(file, properties.publication(), properties.crlShards());
        }
    }

    /** The rules of this release, and those whose digests the CA's operator lists: never whatever the authority published. */
    static RuleSets ruleSets(CaProperties properties) {
        Set<String> released = Set.of(RuleSet.automaticDecision().sha256());
        return properties.ruleSets() == null
                ? new RuleSets.Listed(released)
                : new RuleSets.InFile(properties.ruleSets(), released);
    }

    @Bean
    Token raToken(DemoKeys keys, CaProperties properties) {
        EjbcaProperties ejbca = properties.ejbca();
        if (properties.kind() == CaProperties.Kind.EJBCA
                && ejbca != null
                && ejbca.tokenKey() != null
                && ejbca.tokenCertificate() != null) {
            return keys.openRaToken(
                    List.of(TokenKey.pair(ejbca.tokenKey(), CmpFiles.publicKey(ejbca.tokenCertificate()))));
        }
        CmpProperties cmp = properties.cmp();
        return properties.kind() == CaProperties.Kind.CMP
                        && cmp != null
                        && cmp.tokenKey() != null
                        && cmp.tokenCertificate() != null
                ? keys.openRaToken(List.of(TokenKey.pair(cmp.tokenKey(), CmpFiles.publicKey(cmp.tokenCertificate()))))
                : keys.openRaToken();
    }

    @Bean
    TokenSigner orderKey(Token raToken, DemoKeys keys) {
        return new Pkcs11TokenSigner(raToken, DemoKeys.ORDER_KEY, keys.orderKey());
    }

    /** The one for whoever does not say which: a signature of the book can make nobody issue anything. */
    @Bean
    @Primary
    TokenSigner bookKey(Token raToken, DemoKeys keys) {
        return new Pkcs11TokenSigner(raToken, DemoKeys.BOOK_KEY, keys.bookKey());
    }
}
