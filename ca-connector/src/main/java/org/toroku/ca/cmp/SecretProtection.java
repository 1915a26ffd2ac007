package org.toroku.ca.cmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
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
                        .setParameters(pbm())
                        .build(secret);
        };
    }

    /** SHA-256 throughout; the library by itself would take SHA-1. */
    private static PBMParameter pbm() {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        return new PBMParameter(
                salt,
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                PBM_ITERATIONS,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE));
    }

    @Override
    public Optional<String> objection(ProtectedPKIMessage answer) {
        try {
            AlgorithmIdentifier algorithm = answer.getHeader().getProtectionAlg();
            Optional<Kind> used = kind(algorithm);
            if (used.isEmpty()) {
                return Optional.of("answer-without-mac");
            }
            // whoever asked by the better kind is not answered by the other
            if (used.get() != kind || !MacParameters.good(kind, algorithm.getParameters())) {
                return Optional.of("answer-mac-parameters");
            }
            return answer.verify(macs(), secret) ? Optional.empty() : Optional.of("answer-mac-wrong");
        } catch (CMPException | RuntimeException malformed) {
            // hostile parameters make BC's decoders throw; such a MAC proves nothing
            return Optional.of("answer-mac-wrong");
        }
    }

    private static Optional<Kind> kind(AlgorithmIdentifier algorithm) {
        if (algorithm.getAlgorithm().equals(CMPObjectIdentifiers.passwordBasedMac)) {
            return Optional.of(Kind.PBM);
        }
        return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)
                ? Optional.of(Kind.PBMAC1)
                : Optional.empty();
    }

    private PBEMacCalculatorProvider macs() {
        return switch (kind) {
            case PBM -> new PKMACBuilder(new JcePKMACValuesCalculator().setProvider(Crypto.PROVIDER));
            case PBMAC1 ->
                new JcePBMac1CalculatorProviderBuilder()
                        .setProvider(Crypto.PROVIDER)
                        .build();
        };
    }
}
