package org.toroku.ca.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.toroku.pki.Der;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket that speaks the S3 protocol, by whoever offers it. */
public final class S3Store implements PublicStore, AutoCloseable {
    /** In the file's own metadata; a store's ETag is not a digest everywhere. */
    private static final String DIGEST = "sha256";

    private static final int SMALL = 65_536;
    private static final int BUFFER = 65_536;
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final Bucket bucket;
    private final Clock clock;

    /**
     * Where the bucket is, and how it is opened.
     *
     * @param endpoint of the service, without the bucket
     * @param prefix before every name, e.g. {@code repository/}; may be empty
     * @param cacheFor how long caches may give out what they have
     * @param longest that a call may take, its repetitions included
     */
    public record Bucket(
            URI endpoint,
            String region,
            String name,
            String prefix,
            String accessKey,
            String secretKey,
            Duration cacheFor,
            Duration longest) {
        /** Without the keys. */
        @Override
        public String toString() {
            return "Bucket[" + name + "]";
        }
    }

    public S3Store(Bucket bucket, Clock clock) {
        this.bucket = bucket;
        this.clock = clock;
        this.client = S3Client.builder()
                .endpointOverride(bucket.endpoint())
                .region(Region.of(bucket.region()))
                // names of buckets as hosts need a DNS that answers for them, which few installations have
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(bucket.longest().dividedBy(3))
                        .socketTimeout(bucket.longest().dividedBy(3))
                        .build())
                .overrideConfiguration(calls -> calls.apiCallTimeout(bucket.longest()))
                .build();
    }

    private String key(String name) {
        return bucket.prefix() + name;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try (ResponseInputStream<GetObjectResponse> in =
                client.getObject(get -> get.bucket(bucket.name()).key(key(name)))) {
            byte[] bytes = in.readNBytes(SMALL + 1);
            if (bytes.length > SMALL) {
                in.abort();
                throw new IOException("larger than what was put there");
            }
            return Optional.of(bytes);
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new IOException("the store does not answer as it should", e);
        }
    }

    @Override
    public Optional<Der> sha256(String name) throws IOException {
        try {
            return Optional.ofNullable(
                            client.headObject(head -> head.bucket(bucket.name()).key(key(name)))
                                    .metadata()
                                    .get(DIGEST))
                    .map(hex -> Der.of(HexFormat.of().parseHex(hex)));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new IOException("the store does not answer as it should", e);
        } catch (SdkException e) {
            throw new IOException("the store does not answer as it should", e);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public void put(PublicFile file) throws IOException {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(key(file.name()))
                .contentType(file.type())
                .cacheControl(cacheControl(file.ends()));
        file.ends().ifPresent(request::expires);
        try {
            switch (file.content()) {
                case Content.Bytes(Der bytes) ->
                    put(request, Digests.of(bytes), RequestBody.fromBytes(bytes.toByteArray()));
                case Content.OnDisk(Path path, Der sha256) -> {
                    Digests digests = Digests.of(path);
                    if (!digests.sha256().equals(sha256)) {
                        throw new IOException(path.getFileName() + " is altered");
                    }
                    put(request, digests, RequestBody.fromFile(path));
                }
            }
        } catch (SdkException e) {
            throw new IOException("the store has not taken a file", e);
        }
    }

    /** The store compares the MD5, so that what changed on its way, or since it was digested, is not taken. */
    private void put(PutObjectRequest.Builder request, Digests digests, RequestBody body) {
        client.putObject(
                request.contentMD5(
                                Base64.getEncoder().encodeToString(digests.md5().toByteArray()))
                        .metadata(Map.of(
                                DIGEST,
                                HexFormat.of().formatHex(digests.sha256().toByteArray())))
                        .build(),
                body);
    }

    private String cacheControl(Optional<Instant> ends) {
        long left = ends.map(end -> Duration.between(clock.instant(), end).toSeconds())
                .orElse(bucket.cacheFor().toSeconds());
        long seconds = Math.max(0, Math.min(left, bucket.cacheFor().toSeconds()));
        return "max-age=" + seconds + ", public, no-transform, must-revalidate";
    }

    private record Digests(Der md5, Der sha256) {
        static Digests of(Der bytes) {
            return new Digests(Der.of(digest("MD5").digest(bytes.toByteArray())), Der.of(bytes.sha256()));
        }

        static Digests of(Path file) throws IOException {
            MessageDigest md5 = digest("MD5");
            MessageDigest sha256 = digest("SHA-256");
            try (InputStream in =
                    new DigestInputStream(new DigestInputStream(Files.newInputStream(file), md5), sha256)) {
                byte[] buffer = new byte[BUFFER];
                while (in.read(buffer) >= 0) {
                    // the digests are all that is wanted
                }
            }
            return new Digests(Der.of(md5.digest()), Der.of(sha256.digest()));
        }

        private static MessageDigest digest(String name) {
            try {
                return MessageDigest.getInstance(name);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + name, e);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
