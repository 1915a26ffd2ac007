package org.toroku.ca.cmp;

import java.security.PrivateKey;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorProviderBuilder;
import org.toroku.pki.x509.Crypto;

/** How the little CA judges and protects messages: the library's own way, not that of the code under test. */
sealed interface LittleCaProtection {
    boolean good(ProtectedPKIMessage message);

    ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message);

    record BySignature(PrivateKey key, X509CertificateHolder own, X509CertificateHolder ra)
            implements LittleCaProtection {
        @Override
        public boolean good(ProtectedPKIMessage message) {
            try {
                return message.getCertificates().length > 0
                        && message.getCertificates()[0].equals(ra)
                        && message.verify(new JcaContentVerifierProviderBuilder()
                                .setProvider(Crypto.PROVIDER)
                                .build(ra));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message) {
            try {
                return message.addCMPCertificate(own).build(new JcaContentSignerBuilder("SHA256withECDSA").build(key));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    record BySecret(SecretProtection.Kind kind, String secret) implements LittleCaProtection {
        @Override
        public boolean good(ProtectedPKIMessage message) {
            try {
                return message.hasPasswordBasedMacProtection()
                        ? message.verify(pbm(), secret.toCharArray())
                        : message.verify(
                                new JcePBMac1CalculatorProviderBuilder()
                                        .setProvider(Crypto.PROVIDER)
                                        .build(),
                                secret.toCharArray());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static PKMACBuilder pbm() {
            return new PKMACBuilder(new JcePKMACValuesCalculator().setProvider(Crypto.PROVIDER));
        }

        @Override
        public ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message) {
            try {
                return message.build(
                        kind == SecretProtection.Kind.PBM
                                ? pbm().setIterationCount(1_000).build(secret.toCharArray())
                                : new JcePBMac1CalculatorBuilder("HmacSHA256", 256)
                                        .setProvider(Crypto.PROVIDER)
                                        .setIterationCount(1_000)
                                        .build(secret.toCharArray()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
