package org.toroku.evidence;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.toroku.audit.KeyFile;

/** A master key in a file of its own that only the application's user may read. */
final class KeyFileMasterKey implements MasterKey {
    private final Aead aead;
    private final String id;

    private KeyFileMasterKey(Aead aead, String id) {
        this.aead = aead;
        this.id = id;
    }

    /** @throws IllegalStateException where the file is missing and may not be made, or others may read it */
    @AccessesPartialKey
    static KeyFileMasterKey open(Path file, boolean create) {
        byte[] key = KeyFile.read(file, create);
        try {
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(key.length)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            AesGcmKey tinkKey = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build();
            KeysetHandle handle = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(tinkKey).withRandomId().makePrimary())
                    .build();
            return new KeyFileMasterKey(DocumentCipher.primitive(handle, Aead.class), idOf(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not to be had", e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        try {
            return aead.encrypt(key, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be wrapped", e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return aead.decrypt(wrapped, context);
    }

    private static String idOf(byte[] key) {
        byte[] label = "toroku master key id\0".getBytes(StandardCharsets.US_ASCII);
        byte[] labelled = java.util.Arrays.copyOf(label, label.length + key.length);
        System.arraycopy(key, 0, labelled, label.length, key.length);
        return "file:" + org.toroku.pki.Der.of(labelled).sha256Hex().substring(0, 16);
    }
}
