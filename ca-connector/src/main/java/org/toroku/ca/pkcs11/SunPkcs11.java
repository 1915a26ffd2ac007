package org.toroku.ca.pkcs11;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Makes SunPKCS11 providers; a provider whose sessions died is never healed, only replaced. */
public final class SunPkcs11 {
    private static final AtomicLong GENERATIONS = new AtomicLong();

    private SunPkcs11() {}

    /**
     * A new provider for the token called {@code label}.
     *
     * @throws IllegalStateException if there is no such token
     */
    public static Provider provider(Path library, String label) {
        return provider(library, slot(library, label), "");
    }

    /**
     * As {@link #provider(Path, String)}, for making one key: it has {@code id} as its CKA_ID from the first moment on, so
     * that it can be told from others by whoever finds it unfinished.
     */
    public static Provider providerOfKey(Path library, String label, String id) {
        String hex = HexFormat.of().formatHex(id.getBytes(StandardCharsets.UTF_8));
        return provider(library, slot(library, label), "CKA_ID=0h" + hex + "\n");
    }

    private static long slot(Path library, String label) {
        return Pkcs11Library.at(library)
                .slotOf(label)
                .orElseThrow(() -> new IllegalStateException("no token labelled " + label));
    }

    /**
     * A new provider for the token in {@code slot}.
     *
     * <p>Hash-and-sign mechanisms are off: with them Bouncy Castle's streaming costs a device call per chunk, 117 for
     * one RSA certificate; without them SunPKCS11 hashes itself and calls C_Sign once. Keys are made on the token,
     * sensitive and never extractable, and may sign only. Secret keys are made as session objects because storing one
     * copies it: a token object would be left there twice.
     */
    static Provider provider(Path library, long slot) {
        return provider(library, slot, "");
    }

    private static Provider provider(Path library, long slot, String ofKey) {
        // The "--" prefix makes SunPKCS11 read the configuration from the string itself.
        String configuration = """
                --name=Toroku-%1$d
                library=%2$s
                slot=%3$d
                disabledMechanisms = {
                CKM_SHA1_RSA_PKCS
                CKM_SHA224_RSA_PKCS
                CKM_SHA256_RSA_PKCS
                CKM_SHA384_RSA_PKCS
                CKM_SHA512_RSA_PKCS
                CKM_ECDSA_SHA1
                CKM_ECDSA_SHA224
                CKM_ECDSA_SHA256
                CKM_ECDSA_SHA384
                CKM_ECDSA_SHA512
                }
                attributes(generate, CKO_PRIVATE_KEY, *) = {
                CKA_TOKEN=true
                CKA_PRIVATE=true
                CKA_SENSITIVE=true
                CKA_EXTRACTABLE=false
                CKA_SIGN=true
                CKA_DECRYPT=false
                CKA_UNWRAP=false
                CKA_DERIVE=false
                %4$s}
                attributes(generate, CKO_PUBLIC_KEY, *) = {
                CKA_TOKEN=true
                CKA_VERIFY=true
                CKA_ENCRYPT=false
                CKA_WRAP=false
                }
                attributes(generate, CKO_SECRET_KEY, *) = {
                CKA_TOKEN=false
                CKA_PRIVATE=true
                CKA_SENSITIVE=true
                CKA_EXTRACTABLE=false
                CKA_ENCRYPT=true
                CKA_DECRYPT=true
                CKA_WRAP=false
                CKA_UNWRAP=false
                %4$s}
                """.formatted(GENERATIONS.incrementAndGet(), library, slot, ofKey);
        Provider template = Security.getProvider("SunPKCS11");
        if (template == null) {
            throw new IllegalStateException("this Java runtime has no SunPKCS11 provider");
        }
        return template.configure(configuration);
    }
}
