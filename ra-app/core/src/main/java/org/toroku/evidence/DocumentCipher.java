package org.toroku.evidence;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.toroku.pki.Der;

/**
 * A key for each document, wrapped under the key of its case. Both encryptions are bound to case, document and kind, so
 * that a blob or a key moved to another row does not decrypt there.
 */
final class DocumentCipher {
    static {
        try {
            AeadConfig.register();
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be set up", e);
        }
    }

    /** @param wrappedKey the document's key under the case's key */
    record Sealed(Der blob, Der wrappedKey) {}

    /** What a document is bound to. */
    record Binding(UUID caseId, UUID documentId, DocumentKind kind) {
        byte[] bytes() {
            return ("toroku document 1|" + caseId + "|" + documentId + "|" + kind).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private DocumentCipher() {}

    static byte[] newCaseKey() {
        try {
            return bytes(generate(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a case key cannot be made", e);
        }
    }

    static Aead caseKey(byte[] key) throws GeneralSecurityException {
        return primitive(parse(key), Aead.class);
    }

    static Sealed seal(Aead caseKey, Binding binding, byte[] content) {
        try {
            KeysetHandle key = generate(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
            ByteArrayOutputStream blob = new ByteArrayOutputStream(content.length + 1024);
            try (OutputStream encrypting =
                    primitive(key, StreamingAead.class).newEncryptingStream(blob, binding.bytes())) {
                encrypting.write(content);
            }
            byte[] wrapped = caseKey.encrypt(bytes(key), binding.bytes());
            return new Sealed(Der.of(blob.toByteArray()), Der.of(wrapped));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a document cannot be encrypted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws GeneralSecurityException where key, blob and binding do not belong together or were altered */
    static byte[] open(Aead caseKey, Binding binding, Sealed sealed) throws GeneralSecurityException {
        byte[] key = caseKey.decrypt(sealed.wrappedKey().toByteArray(), binding.bytes());
        try (InputStream decrypting = primitive(parse(key), StreamingAead.class)
                .newDecryptingStream(new ByteArrayInputStream(sealed.blob().toByteArray()), binding.bytes())) {
            return decrypting.readAllBytes();
        } catch (IOException e) {
            // the source is memory: the only thing that can fail in reading it is authentication
            throw new GeneralSecurityException("the document does not authenticate", e);
        }
    }

    private static KeysetHandle generate(Parameters parameters) throws GeneralSecurityException {
        return KeysetHandle.generateNew(parameters, RegistryConfiguration.get());
    }

    static <P> P primitive(KeysetHandle key, Class<P> type) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), type);
    }

    private static byte[] bytes(KeysetHandle key) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    }

    private static KeysetHandle parse(byte[] key) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    }
}
