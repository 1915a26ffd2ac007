package org.toroku.ca.cmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.operator.PBEMacCalculatorProvider;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorProviderBuilder;
import org.toroku.pki.x509.Crypto;

/** Protection by a secret that both sides know; answers must be protected by the same secret. */
public final class SecretProtection implements Protection {
    /** How a message's MAC is made of the secret. */
    public enum Kind {
        /** RFC 8018 as RFC 9481 section 6.1.2 uses it. */
        PBMAC1,
        /** RFC 9481 section 6.1.1, for CAs that know nothing newer. */
        PBM
    }

    private static final int SALT = 16;
    private static final int ITERATIONS = 100_000;
    /** A stranger's answer names its own count, and counting is done before the answer is known to be good. */
    private static final int MOST_ITERATIONS = 1_000_000;

    private static final int PBM_ITERATIONS = 10_000;
    private static final int SHORTEST = 16;
    private static final int LARGEST_FILE = 1_000;

    private final Kind kind;
    private final GeneralName sender;
    private final String reference;
    private final char[] secret;

    private SecretProtection(Kind kind, GeneralName sender, String reference, char[] secret) {
        this.kind = kind;
        this.sender = sender;
        this.reference = reference;
        this.secret = secret;
    }

    /**
     * Reads the secret: the first line of {@code file}, 16 characters or more.
     *
     * @param sender the RA's name at the other CA
     * @param reference what the other CA finds the secret by
     * @throws IllegalArgumentException if there is no such secret; says nothing of its content
     */
    public static SecretProtection of(Kind kind, GeneralName sender, String reference, Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IllegalArgumentException("the CMP secret is no secret: its file is too large");
            }
            String line = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (line.length() < SHORTEST) {
                throw new IllegalArgumentException("the CMP secret is shorter than " + SHORTEST + " characters");
            }
            return new SecretProtection(kind, sender, reference, line.toCharArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of the CMP secret cannot be read", e);
        }
    }

    @Override
    public GeneralName sender() {
        return sender;
    }

    @Override
    public byte[] keyIdentifier() {
        return reference.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Protecting protect(ProtectedPKIMessageBuilder message) {
        try {
            return new Protecting.Protected(message.build(calculator()));
        } catch (CMPException | CRMFException e) {
            throw new IllegalStateException("a MAC is computed in memory", e);
        }
    }

    private MacCalculator calculator() throws CRMFException {
        return switch (kind) {
            case PBMAC1 -> new Pbmac1(secret, ITERATIONS);
            case PBM ->
                new PKMACBuilder(new JcePKMACValuesCalculator().setProvider(Crypto.PROVIDER))
                        .setSaltLength(SALT)
                        .setIterationCount(PBM_ITERATIONS)
                        .build(secret);
        };
    }

    private static PKMACBuilder pbm() {
        return new PKMACBuilder(new JcePKMACValuesCalculator().setProvider(Crypto.PROVIDER), MOST_ITERATIONS);
    }

    @Override
    public Optional<String> objection(ProtectedPKIMessage answer) {
        try {
            AlgorithmIdentifier algorithm = answer.getHeader().getProtectionAlg();
            Optional<PBEMacCalculatorProvider> macs = macs(algorithm);
            if (macs.isEmpty()) {
                return Optional.of("answer-without-mac");
            }
            return answer.verify(macs.get(), secret) ? Optional.empty() : Optional.of("answer-mac-wrong");
        } catch (CMPException | RuntimeException malformed) {
            // hostile parameters make BC's decoders throw; such a MAC proves nothing
            return Optional.of("answer-mac-wrong");
        }
    }

    /** Empty where the protection is none by a secret, or would cost too much to check. */
    private static Optional<PBEMacCalculatorProvider> macs(AlgorithmIdentifier algorithm) {
        if (algorithm.getAlgorithm().equals(CMPObjectIdentifiers.passwordBasedMac)) {
            PBMParameter parameters = PBMParameter.getInstance(algorithm.getParameters());
            return countable(parameters.getIterationCount().getValue()) ? Optional.of(pbm()) : Optional.empty();
        }
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)) {
            // whatever it is called: some name PBES2 here, and only the right secret makes the MAC come out
            PBKDF2Params derivation = PBKDF2Params.getInstance(PBMAC1Params.getInstance(algorithm.getParameters())
                    .getKeyDerivationFunc()
                    .getParameters());
            return countable(derivation.getIterationCount())
                    ? Optional.of(new JcePBMac1CalculatorProviderBuilder()
                            .setProvider(Crypto.PROVIDER)
                            .build())
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean countable(java.math.BigInteger iterations) {
        return iterations.signum() > 0 && iterations.bitLength() < 32 && iterations.intValueExact() <= MOST_ITERATIONS;
    }
}
